import { expect, test } from 'vitest';
import { lengthBefore } from './take-back.ts';

test.each([
  ['what stands there is taken', 'Раз. Два.', 'Два.', 4],
  ['with the space before it', 'Раз. Два.', ' Два.', 5],
  ['no-break spaces and line breaks of the editor', 'Раз.\u00A0Два\u00A0три.', ' Два три.', 9],
  ['lines that are blocks now', 'Раз.Два.', 'Раз.\nДва.', 8],
  ['a small letter and no full stop, within a sentence', 'я знаю, что да', 'Что да.', 6],
  ['what follows the insertion may be a space', 'Раз. Два. ', ' Два.', 6],
  ['emoji', 'Раз 🎉', '🎉', 2],
  ['all of it', 'Раз.', 'Раз.', 4],
])('%s', (_, before, text, length) => {
  expect(lengthBefore(before, text)).toBe(length);
});

test.each([
  ['something else stands there', 'Раз. Три.', 'Два.'],
  ['the person has written on', 'Раз. Два. И', 'Два.'],
  ['it is gone', '', 'Два.'],
  ['only its end is there', 'ва.', 'Два.'],
])('%s: nothing is taken', (_, before, text) => {
  expect(lengthBefore(before, text)).toBeUndefined();
});
