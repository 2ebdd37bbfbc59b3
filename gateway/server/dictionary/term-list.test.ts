import { expect, test } from 'vitest';
import { maxSoundsPerTerm, maxTermLength } from '../../contract/limits.ts';
import { readTermList } from './term-list.ts';

const terms = (text: string) => readTermList(text).entries.map(({ line: _line, ...term }) => term);
const refused = (text: string) => readTermList(text).refusals.map(({ line, reason }) => [line, reason]);

test('a pasted list is a term a line; empty lines say nothing, spaces and invisible marks go', () => {
  expect(readTermList('\ufeffКубернетес\r\n\n  Усть -\u00a0Илимск \n\u200bGrafana\u00ad')).toEqual({
    entries: [
      { line: 1, written: 'Кубернетес' },
      { line: 3, written: 'Усть - Илимск' },
      { line: 4, written: 'Grafana' },
    ],
    refusals: [],
  });
});

test.each([
  ['comma', 'Kubernetes,кубернетес|кубер,ru\nJira'],
  ['semicolon', 'Kubernetes;кубернетес,кубер;ru\nJira'],
  ['tab', 'Kubernetes\tкубернетес; кубер\tru\nJira'],
  ['headings', 'written,sounds,language\nKubernetes,кубернетес|кубер,ru\nJira,,'],
  ['Russian headings', 'Слово;Как звучит\nKubernetes;кубернетес|кубер;RU\nJira;;'],
])('columns divided by %s', (_name, text) => {
  expect(terms(text)).toEqual([
    { written: 'Kubernetes', sounds: ['кубернетес', 'кубер'], language: 'ru' },
    { written: 'Jira' },
  ]);
});

test('quotes keep a comma within a term', () => {
  expect(terms('"Acme, Inc.",акме\n"ООО ""Ромашка"""')).toEqual([
    { written: 'Acme, Inc.', sounds: ['акме'] },
    { written: 'ООО "Ромашка"' },
  ]);
});

test('a word that could be a heading is a word when it stands alone', () => {
  expect(terms('Слово\nДело')).toEqual([{ written: 'Слово' }, { written: 'Дело' }]);
});

test('a line that does not fit costs no other, and says why', () => {
  const long = 'я'.repeat(maxTermLength + 1);
  const many = Array.from({ length: maxSoundsPerTerm + 1 }, (_, n) => `звук ${n}`).join('|');
  const text = [
    'Раз',
    long,
    '---',
    '"не закрыто',
    'с\u0007звонком',
    `Много,${many}`,
    'Язык,,de',
    `Звук,${long}`,
    'Два',
  ];
  expect(refused(text.join('\n'))).toEqual([
    [2, 'too_long'],
    [3, 'no_letters'],
    [4, 'broken_quotes'],
    [5, 'bad_character'],
    [6, 'too_many_sounds'],
    [7, 'unknown_language'],
    [8, 'too_long'],
  ]);
  expect(terms(text.join('\n'))).toEqual([{ written: 'Раз' }, { written: 'Два' }]);
});

test('20,000 lines are read within a moment', () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `"Слово, ${n}",звук ${n}|другой`).join('\n');
  const startedMs = performance.now();
  expect(readTermList(text).entries).toHaveLength(20_000);
  expect(performance.now() - startedMs).toBeLessThan(3000);
});
