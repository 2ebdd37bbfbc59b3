import { expect, it } from 'vitest';
import { createRepetitionFilter } from './repetition.ts';

it('shows a line that repeats once a minute', () => {
  let nowMs = 0;
  const isNew = createRepetitionFilter(() => nowMs);
  expect([isNew('a'), isNew('a'), isNew('b')]).toEqual([true, false, true]);
  nowMs = 61_000;
  expect(isNew('a')).toBe(true);
});
