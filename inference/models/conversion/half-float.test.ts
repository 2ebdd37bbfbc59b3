import { expect, it } from 'vitest';
import { encodeHalf, halfTable } from './half-float.ts';

it.each([
  [1, 0x3c00],
  [-2, 0xc000],
  [65_504, 0x7bff],
  [65_520, 0x7c00],
  [2 ** -24, 0x0001],
  [2 ** -14, 0x0400],
  [0, 0x0000],
  [-0, 0x8000],
  [Number.POSITIVE_INFINITY, 0x7c00],
])('%d is the half 0x%x', (value, half) => {
  expect(encodeHalf(value)).toBe(half);
});

it('rounds to the nearest, ties to even', () => {
  const step = 2 ** -10;
  expect(encodeHalf(1 + step * 0.5)).toBe(0x3c00);
  expect(encodeHalf(1 + step * 1.5)).toBe(0x3c02);
  expect(encodeHalf(1 + step * 0.51)).toBe(0x3c01);
  expect(encodeHalf(2 ** -25)).toBe(0);
  expect(encodeHalf(3 * 2 ** -25)).toBe(2);
});

it('gives every finite half back', () => {
  const values = halfTable();
  const wrong = [...values.keys()].filter(
    (half) => Number.isFinite(values[half]) && encodeHalf(values[half] ?? 0) !== half,
  );
  expect(wrong).toEqual([]);
});
