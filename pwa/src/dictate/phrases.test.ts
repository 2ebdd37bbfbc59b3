import { expect, test } from 'vitest';
import { insertPhrase, placeAfterEdit, takeBack } from './phrases.ts';

test.each([
  ['', 0, 'Привет.', 'Привет.', 7],
  ['Привет.', 7, ' Как дела? ', 'Привет. Как дела?', 17],
  ['First line\n', 11, 'Second', 'First line\nSecond', 17],
  ['one three', 3, 'two', 'one two three', 7],
  ['one three', 4, 'two', 'one two three', 7],
  ['Say ()', 5, 'so', 'Say (so)', 7],
  ['Wait', 4, ', please', 'Wait, please', 12],
  ['kept', 2, '  ', 'kept', 2],
  ['one', 3, '\n', 'one\n', 4],
  ['one', 3, '\n— two', 'one\n— two', 9],
  ['onethree', 3, '\n', 'one\nthree', 4],
  ['short', 99, 'end', 'short end', 9],
])('%j at %i, %j', (text, at, phrase, result, next) => {
  expect(insertPhrase(text, at, phrase)).toEqual({ text: result, at: next });
});

test.each([
  ['One. Two.', 9, ' Two.', 'One.', 4],
  ['One. Two. after', 9, ' Two.', 'One. after', 4],
  ['Two.', 4, ' Two.', '', 0],
  ['One. Two!', 9, ' Two.', 'One. Two!', 9],
  ['One.', 4, '', 'One.', 4],
])('%j: taken back at %i: %j', (text, at, words, result, next) => {
  expect(takeBack(text, at, words)).toEqual({ text: result, at: next });
});

test('typing before the place moves it, typing behind does not', () => {
  expect(placeAfterEdit(5, 'hello world', 'so hello world', 3)).toBe(8);
  expect(placeAfterEdit(5, 'hello world', 'hello world again', 17)).toBe(5);
  expect(placeAfterEdit(11, 'hello world', 'hello', 5)).toBe(5);
  expect(placeAfterEdit(5, 'hello', 'hello, you', 10)).toBe(10);
});
