import { expect, it } from 'vitest';
import { whitespace } from './whitespace.ts';

it.each([
  ['  два   слова ', 'два слова'],
  ['3\u00a0500\u2009рублей\t', '3 500 рублей'],
  ['a \r\n b\n\n\n\nc', 'a\nb\n\nc'],
  ['см. `a  b`  тут', 'см. `a  b` тут'],
  [' \n ', ''],
])('%j -> %j', (text, expected) => {
  expect(whitespace.apply(text, { language: 'ru', precedingText: '' })).toBe(expected);
});
