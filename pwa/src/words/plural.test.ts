import { expect, test } from 'vitest';
import { plural } from './plural.ts';

const russian = plural('ru');
const phrases = { one: 'фраза', few: 'фразы', many: 'фраз', other: 'фразы' };

test.each([
  [0, '0 фраз'],
  [1, '1 фраза'],
  [2, '2 фразы'],
  [5, '5 фраз'],
  [11, '11 фраз'],
  [21, '21 фраза'],
  [104, '104 фразы'],
  [112, '112 фраз'],
])('Russian: %i', (count, words) => {
  expect(russian(count, phrases)).toBe(words.replace(' ', '\u00a0'));
});

test('English, thousands grouped', () => {
  const english = plural('en');
  expect(english(1, { one: 'phrase', other: 'phrases' })).toBe('1\u00a0phrase');
  expect(english(1200, { one: 'phrase', other: 'phrases' })).toBe('1,200\u00a0phrases');
});
