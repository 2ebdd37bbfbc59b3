import { expect, test } from 'vitest';
import { pairedDifference, quantile, slope } from './statistics.ts';

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

test('the slope of a line, of noise around it, and of too few points', () => {
  const at = (x: number, y: number) => ({ x, y });
  expect(slope([at(0, 5), at(10, 25), at(20, 45)])).toBeCloseTo(2);
  expect(slope([at(0, 1), at(1, -1), at(2, -1), at(3, 1)])).toBeCloseTo(0);
  expect(slope([at(3, 1)])).toBeNaN();
});
