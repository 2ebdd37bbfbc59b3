import { expect, it } from 'vitest';
import { fftBins, melFilters } from './mel-filters.ts';

it('has the first triangle where Slaney puts it', () => {
  const filters = melFilters(80);
  // Edges 0, 37.24 and 74.48 Hz; bin 1 is 40 Hz: (74.478 - 40) / 37.239 x 2 / 74.478.
  expect([...filters.subarray(0, 3)]).toEqual([0, expect.closeTo(0.024863, 5), 0]);
});

it.each([80, 128])('covers the spectrum with %d filters of equal area', (mels) => {
  const filters = melFilters(mels);
  expect(filters.length).toBe(mels * fftBins);
  const binHz = 40;
  const areas = Array.from({ length: mels }, (_, mel) =>
    filters.subarray(mel * fftBins, (mel + 1) * fftBins).reduce((sum, weight) => sum + weight * binHz, 0),
  );
  // The widest triangles span tens of bins, so the sum comes near the integral.
  for (const area of areas.slice(-10)) expect(Math.abs(area - 1)).toBeLessThan(0.01);
});
