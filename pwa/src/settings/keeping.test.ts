import { expect, test } from 'vitest';
import { deletes } from './keeping.ts';

test.each([
  ['keep_audio_days', 7, 30, true],
  ['keep_audio_days', 0, 30, true],
  ['keep_audio_days', 90, 30, false],
  ['keep_audio_days', 7, 0, false],
  ['keep_text_days', 30, 0, true],
  ['keep_text_days', 30, 90, true],
  ['keep_text_days', 0, 90, false],
  ['keep_text_days', 365, 90, false],
  ['history_limit', 100, 0, true],
  ['history_limit', 0, 100, false],
] as const)('%s to %i from %i deletes: %s', (name, value, before, expected) => {
  expect(deletes({ name, value }, before)).toBe(expected);
});
