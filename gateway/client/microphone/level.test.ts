import { expect, test } from 'vitest';
import { energyDbfs, levelOf } from './level.ts';

const square = (amplitude: number) =>
  Int16Array.from({ length: 800 }, (_, index) => (index % 2 ? -amplitude : amplitude));

test('half of full scale is -6 dBFS', () => {
  expect(energyDbfs(square(16_384))).toBeCloseTo(-6.02, 2);
});

test('the level runs from silence to full scale without leaving 0..1', () => {
  expect(levelOf(new Int16Array(800))).toBe(0);
  expect(levelOf(new Int16Array(0))).toBe(0);
  expect(levelOf(square(10))).toBe(0);
  expect(levelOf(square(1036))).toBeCloseTo(0.5, 2);
  expect(levelOf(square(32_767))).toBeCloseTo(1, 3);
});
