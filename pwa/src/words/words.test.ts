import { errorCodes } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { ru } from './ru/index.ts';
import { localeOf, sentenceOf } from './words.ts';

/** Every leaf by its path; functions as they read with numbers and names filled in. */
function leaves(tree: unknown, path: string): [string, string][] {
  if (typeof tree === 'function') return [[path, String(tree(7, 'x'))]];
  if (tree !== null && typeof tree === 'object')
    return Object.entries(tree).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
  return [[path, String(tree)]];
}
const english = leaves(en, '');
const russian = leaves(ru, '');

test('both languages have the same keys', () => {
  expect(russian.map(([path]) => path)).toEqual(english.map(([path]) => path));
});

/** Names that are the same in both languages. */
const nameOnly = /^(locale|look\.locales\.|languagesShort\.|connect\.firefox\.title)/;
const offending = (all: [string, string][], rule: RegExp) => all.filter(([, text]) => rule.test(text));

test.each([
  ['English', english],
  ['Russian', russian],
])('%s: nothing is empty, unfilled or shouted', (_language, all) => {
  expect(offending(all, /^\s*$|!|[{}]|undefined| {2}/)).toEqual([]);
});

test('each is written in its language', () => {
  const written = ([path]: [string, string]) => !nameOnly.test(path);
  expect(offending(russian.filter(written), /^[^а-яё]*$/i)).toEqual([]);
  expect(offending(english.filter(written), /[а-яё]/i)).toEqual([]);
});

test.each(errorCodes)('there is a sentence for %s', (code) => {
  expect(sentenceOf(en, { code }).length).toBeGreaterThan(10);
});

test('a sentence names the wait the server asked for', () => {
  expect(sentenceOf(ru, { code: 'rate_limited', retry_after: 20.2 })).toMatch(/через 21\u00a0секунду\.$/);
  expect(sentenceOf(en, { code: 'queue_full' })).not.toMatch(/second/);
});

test('the language follows the choice, then the browser, then English', () => {
  expect(localeOf('ru', ['en-US'])).toBe('ru');
  expect(localeOf('system', ['de-DE', 'ru-RU', 'en'])).toBe('ru');
  expect(localeOf('system', ['en-GB', 'ru'])).toBe('en');
  expect(localeOf('system', ['de', 'fr'])).toBe('en');
});
