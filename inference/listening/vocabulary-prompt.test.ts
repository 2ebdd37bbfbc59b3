import { expect, test } from 'vitest';
import { vocabularyPrompt } from './vocabulary-prompt.ts';

/** Three letters a token, marks one each: about what Whisper makes of Russian. */
const countTokens = (text: string) =>
  (text.match(/\p{L}+|\p{N}|[^\s\p{L}\p{N}]/gu) ?? []).reduce((sum, word) => sum + Math.ceil(word.length / 3), 0);
const prompt = (terms: string[], more: object = {}) =>
  vocabularyPrompt(terms, { language: 'ru', countTokens, ...more });

test('the likeliest term stands next to the speech', () => {
  expect(prompt(['Свиридов', 'Grafana', 'акт сверки'])).toBe('Словарь: акт сверки, Grafana, Свиридов.');
  expect(prompt(['Swiridow'], { language: 'en' })).toBe('Glossary: Swiridow.');
});

test('no terms, no prompt', () => {
  expect(prompt([])).toBe('');
  expect(prompt(['Свиридов'], { mostTokens: 5 })).toBe('');
});

test('a term is whole or not there; a shorter one behind it may still fit', () => {
  const terms = ['Кубернетес', 'Екатеринбургский металлургический завод', 'Цой'];
  const text = prompt(terms, { mostTokens: 12 });
  expect(text).toBe('Словарь: Цой, Кубернетес.');
  expect(countTokens(text)).toBeLessThanOrEqual(12);
});

test('it never has more tokens than asked for, nor more terms', () => {
  const terms = Array.from(
    { length: 200 },
    (_, n) => `Термин${'ё'.repeat(n % 17)}`.slice(0, 6 + (n % 17)) + String.fromCharCode(0x430 + (n % 32)),
  );
  for (const mostTokens of [1, 7, 20, 64, 200])
    expect(countTokens(prompt(terms, { mostTokens }))).toBeLessThanOrEqual(mostTokens);
  expect(prompt(terms, { mostTokens: 1000, mostTerms: 7 }).split(', ')).toHaveLength(7);
});

test('a term is there once, whatever its capitals', () => {
  expect(prompt(['Grafana', 'GRAFANA', 'Цой'])).toBe('Словарь: Цой, Grafana.');
});
