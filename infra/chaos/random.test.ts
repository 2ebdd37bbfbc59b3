import { expect, test } from 'vitest';
import { seeded, weighted } from './random.ts';

test('a seed makes the same numbers, another one others', () => {
  const take = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(take(7).every((number) => number >= 0 && number < 1)).toBe(true);
});

test('choices come as often as their weights say', () => {
  const random = seeded(1);
  const drawn = Array.from({ length: 4000 }, () =>
    weighted(random, [
      ['often', 3],
      ['seldom', 1],
      ['never', 0],
    ] as const),
  );
  expect(drawn.filter((choice) => choice === 'often').length / 4000).toBeCloseTo(0.75, 1);
  expect(drawn).not.toContain('never');
});
