import { expect, test } from 'vitest';
import { pairedDifference, quantile } from './statistics.ts';

test('quantiles by nearest rank', () => {
  const values = [5, 1, 4, 2, 3];
  expect(quantile(values, 0.5)).toBe(3);
  expect(quantile(values, 0.95)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});

test('the interval of a paired difference holds zero for equal runs and leaves it for a clear loss', () => {
  const equal = Array.from({ length: 40 }, (_, i) => ({ words: 10, errorsA: i % 3, errorsB: i % 3 }));
  expect(pairedDifference(equal)).toEqual({ low: 0, high: 0 });
  const worse = equal.map((clip) => ({ ...clip, errorsB: clip.errorsA + 1 }));
  expect(pairedDifference(worse).low).toBeCloseTo(10);
});
