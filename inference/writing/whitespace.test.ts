import { expect, it } from 'vitest';
import { applied } from './test-step.ts';
import { spacesBetweenWords, whitespace } from './whitespace.ts';

it.each([
  ['  два   слова ', 'два слова'],
  ['3\u00a0500\u2009рублей\t', '3 500 рублей'],
  ['a \r\n b\n\n\n\nc', 'a\nb\n\nc'],
  ['см. `a  b`  тут', 'см. `a  b` тут'],
  [' \n ', ''],
  ['раз\u0000\u0007 два', 'раз два'],
  ['```\nif (a)   {\n    b();\n}\n```', '```\nif (a)   {\n    b();\n}\n```'],
])('%j -> %j', (text, expected) => {
  expect(applied(whitespace, text, 'ru')).toBe(expected);
});

it('keeps line breaks at the ends once commands have put them there', () => {
  expect(applied(spacesBetweenWords, '\nдва  слова \n', 'ru')).toBe('\nдва слова\n');
});
