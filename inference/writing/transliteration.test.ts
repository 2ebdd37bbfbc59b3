import { expect, it } from 'vitest';
import { transliterate } from './transliteration.ts';

it.each([
  ['Иванов', 'ivanov'],
  ['щукин', 'schukin'],
  ['яндекс', 'yandex'],
  ['мейл', 'mail'],
  ['Anna', 'anna'],
  ['юлия85', 'yuliya85'],
])('%s -> %s', (word, expected) => {
  expect(transliterate(word)).toBe(expected);
});
