import { expect, it } from 'vitest';
import { TimeUsed } from './scheduler-fairness.ts';

it('adds up what a user has had, and counts it half after a minute', () => {
  let nowMs = 0;
  const used = new TimeUsed(() => nowMs);
  used.add('ann', 3_000);
  used.add('ann', 1_000);
  expect([used.of('ann'), used.of('bob')]).toEqual([4_000, 0]);
  nowMs = 60_000;
  expect(used.of('ann')).toBe(2_000);
  used.add('ann', 1_000);
  expect(used.of('ann')).toBe(3_000);
});

it('forgets users whose use has faded, and only those', () => {
  let nowMs = 0;
  const used = new TimeUsed(() => nowMs);
  used.add('ann', 1_000);
  nowMs = 20 * 60_000;
  used.add('bob', 1_000);
  used.forgetOld();
  expect([used.size, used.of('bob')]).toEqual([1, 1_000]);
});
