import { expect, it } from 'vitest';
import { stretchesOf } from './stretches.ts';

const seen = (text: string, language: 'ru' | 'en'): [string, string | undefined][] =>
  stretchesOf(text, language).map((stretch) => [text.slice(stretch.start, stretch.end), stretch.language]);

it('is one stretch where all is in the language spoken', () => {
  expect(seen(' Привет. Как дела? ', 'ru')).toEqual([['Привет. Как дела?', 'ru']]);
  expect(seen("It's fine.\nReally.", 'en')).toEqual([["It's fine.\nReally.", 'en']]);
  expect(seen('Сделай pull request и commit.', 'ru')).toEqual([['Сделай pull request и commit.', 'ru']]);
});

it('takes whole sentences of the other language for themselves', () => {
  expect(seen('Он пишет. Thank you for the report. Всё.', 'ru')).toEqual([
    ['Он пишет.', 'ru'],
    ['Thank you for the report.', 'en'],
    ['Всё.', 'ru'],
  ]);
  expect(seen('He said hello. Привет, друзья.', 'en')).toEqual([
    ['He said hello.', 'en'],
    ['Привет, друзья.', 'ru'],
  ]);
});

it.each([
  ['Um acht Uhr kommt die Bahn nicht.', 'en'],
  ['Je ne sais pas où est la gare.', 'en'],
  ['Він не може їхати.', 'ru'],
  ['שלום עולם', 'en'],
  ['مرحبا بالعالم', 'ru'],
  ['今日は天気がいいですね。', 'en'],
  ['# Heading', 'en'],
  ['<div class="a">', 'ru'],
  ['const a = (b) => b;', 'ru'],
  ['```\nпривет\n```', 'ru'],
] as const)('leaves %s alone', (text, language) => {
  expect(seen(text, language).map(([, found]) => found)).toEqual(seen(text, language).map(() => undefined));
});

it('has nothing where there is nothing', () => {
  expect(stretchesOf(' \n ', 'ru')).toEqual([]);
});
