import { expect, test } from 'vitest';
import { insertPhrase, placeAfterEdit } from './phrases.ts';

test.each([
  ['', 0, 'Привет.', 'Привет.', 7],
  ['Привет.', 7, ' Как дела? ', 'Привет. Как дела?', 17],
  ['First line\n', 11, 'Second', 'First line\nSecond', 17],
  ['one three', 3, 'two', 'one two three', 7],
  ['one three', 4, 'two', 'one two three', 7],
  ['Say ()', 5, 'so', 'Say (so)', 7],
  ['Wait', 4, ', please', 'Wait, please', 12],
  ['kept', 2, '  ', 'kept', 2],
  ['short', 99, 'end', 'short end', 9],
])('%j at %i, %j', (text, at, phrase, result, next) => {
  expect(insertPhrase(text, at, phrase)).toEqual({ text: result, at: next });
});

test('typing before the place moves it, typing behind does not', () => {
  expect(placeAfterEdit(5, 'hello world', 'so hello world', 3)).toBe(8);
  expect(placeAfterEdit(5, 'hello world', 'hello world again', 17)).toBe(5);
  expect(placeAfterEdit(11, 'hello world', 'hello', 5)).toBe(5);
  expect(placeAfterEdit(5, 'hello', 'hello, you', 10)).toBe(10);
});
