import { expect, it } from 'vitest';
import { draftNext } from './llama-draft.ts';

const draft = (input: string, written: string, length = 3): string =>
  draftNext([...input], [...written], length).join('');

it.each([
  ['begins with the input', 'abcdef', '', 'abc'],
  ['follows it', 'abcdef', 'ab', 'cde'],
  ['picks up after something left out', 'xxabcdef', 'ab', 'cde'],
  ['waits after something new', 'abcdef', 'ab,', ''],
  ['picks up after something new', 'abcdef', 'ab,c', 'def'],
  ['prefers the longer match', 'abxcbyd', 'cb', 'yd'],
  ['prefers the nearer of equal matches', 'a1bbbba2', 'bbbbba', '2'],
  ['ends with the input', 'abc', 'abc', ''],
])('%s', (_what, input, written, expected) => {
  expect(draft(input, written)).toBe(expected);
});
