import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { Language } from '../contract/index.ts';
import { createWriter } from './index.ts';

const writer = createWriter();
const write = async (text: string, language: Language): Promise<string> =>
  (await writer.write({ text, language, editor: false })).text;

describe.each(['ru', 'en'] as const)('bad input, %s', (language) => {
  it.each([
    ['', ''],
    [' \n\t ', ''],
    ['...', language === 'ru' ? '…' : '...'],
    ['?!', '?!'],
    [', . ;', undefined],
    ['12 345 678 9', '12 345 678 9'],
    ['3.14 10:30 142/7 50%', undefined],
    ['👩‍👩‍👧 😀 ❤️', '👩‍👩‍👧 😀 ❤️'],
    ['שלום, מה שלומך?', 'שלום, מה שלומך?'],
    ['مرحبا بالعالم ، كيف الحال؟', 'مرحبا بالعالم ، كيف الحال؟'],
    ['<p class="a">a  b</p>', '<p class="a">a  b</p>'],
    ['# Title\n\n* one\n* two\n\n| a | b |', '# Title\n\n* one\n* two\n\n| a | b |'],
    ['```\nlet  x = 1; // точка\n```', '```\nlet  x = 1; // точка\n```'],
    ['const total = items.map((i) => i.price);', 'const total = items.map((i) => i.price);'],
    ['Bonjour, je ne suis pas là aujourd’hui !', 'Bonjour, je ne suis pas là aujourd’hui !'],
    ['Um acht Uhr kommt die Bahn nicht - oder doch ?', 'Um acht Uhr kommt die Bahn nicht - oder doch ?'],
    ['Він не може їхати - дощ .', 'Він не може їхати - дощ .'],
    ['今日は、いい天気ですね。', '今日は、いい天気ですね。'],
  ])('%j', async (text, expected) => {
    const written = await write(text, language);
    if (expected !== undefined) expect(written).toBe(expected);
    for (const number of text.match(/\d+/g) ?? []) expect(written).toContain(number);
  });

  it('takes control characters out and lone surrogates as they are', async () => {
    expect(await write('a\u0000b\u001b[31m c\u0008', language)).toMatch(/^ab\[31m c$/i);
    expect(await write('x \ud800 y', language)).toContain('\ud800');
  });
});

it('keeps the layout of code within a text', async () => {
  const code = '```\nfor (;;) {\n    work();\n}\n```';
  expect(await write(`вот код:\n${code}\nготово точка`, 'ru')).toBe(`Вот код:\n${code}\nГотово.`);
});

/** Linear time with room for a busy machine: 50,000 words take about half a second here. */
const longestMs = 8_000;

it.each([
  ['prose', 'Добрый день, высылаю отчёт за двадцать первое мая, прошу посмотреть его до пятницы. ', 3800],
  ['commands', 'слово запятая новая строка слово точка ', 8300],
  ['deletions', 'слово удали последнее слово ', 12_500],
  ['addresses', 'слово точка ', 25_000],
  ['numerals', 'двадцать один ', 25_000],
  ['repeats', 'мы ', 50_000],
  ['two languages', 'Слово word. Hello there my friend. ', 8300],
  ['one word', 'а1', 150_000],
])(
  'writes 50,000 words of %s in linear time',
  async (_name, piece, count) => {
    const startedMs = performance.now();
    await write(piece.repeat(count), 'ru');
    expect(performance.now() - startedMs).toBeLessThan(longestMs);
  },
  30_000,
);
