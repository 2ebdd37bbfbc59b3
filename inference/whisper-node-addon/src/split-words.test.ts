import { expect, it } from 'vitest';
import { splitWords } from './split-words.ts';

it.each([
  ["It's 25 o'clock, don't!", ['It', "'s", ' 25', ' o', "'", 'clock', ',', ' don', "'t", '!']],
  ['Ваш счёт — №5.', ['Ваш', ' счёт', ' —', ' №', '5', '.']],
  ['two  spaces ', ['two', ' ', ' spaces', ' ']],
  ['', []],
])('splits %j before its words', (text, words) => {
  expect(splitWords(text)).toEqual(words);
  expect(words.join('')).toBe(text);
});
