import { expect, test } from 'vitest';
import { holdsLetters, readingOf } from './read-back.ts';

test('a text that stands there once more than before is there', () => {
  expect(readingOf('раз', 'раздва', 'два', '')).toBe('whole');
  expect(readingOf('два', 'двадва', 'два', '')).toBe('whole');
  expect(readingOf('раз', 'раз', 'два', '')).toBe('nothing');
  expect(readingOf('раз', 'раздв', 'два', '')).toBe('other');
  expect(readingOf('раздва', 'раздва1', 'два', '')).toBe('other');
});

test('the same text in place of itself', () => {
  expect(readingOf('раздва', 'раздва', 'два', 'два')).toBe('whole');
  expect(readingOf('раздва', 'раздва!', 'два!', 'два')).toBe('whole');
  expect(readingOf('раздва', 'двараз', 'два', 'два')).toBe('whole');
});

test('an editor that draws only its screen shows the end', () => {
  const long = Array.from({ length: 400 }, (_, word) => `слово${word}`).join(' ');
  expect(readingOf('', long.replaceAll(' ', '').slice(-500), long, '')).toBe('whole');
  expect(readingOf('', long.replaceAll(' ', '').slice(0, 500), long, '')).toBe('other');
});

test('a mask keeps letters and digits in their order', () => {
  expect(holdsLetters('+7 (916) 123-45-67', '916 123 45 67')).toBe(true);
  expect(holdsLetters('+7 (916) 123', '916 123 45 67')).toBe(false);
});
