import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { Language } from '../contract/index.ts';
import { createWriter, type Editor } from './index.ts';

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
    ['Dziękuję, spotkanie jest w poniedziałek o dziewiątej - do zobaczenia .', undefined],
    ['¿Dónde está la reunión de mañana por la tarde ?', '¿Dónde está la reunión de mañana por la tarde ?'],
    ['Η συνάντηση είναι αύριο .', 'Η συνάντηση είναι αύριο .'],
    ['회의는 내일 아침 9시입니다 .', '회의는 내일 아침 9시입니다 .'],
    ['\u202eabc\u202c и \u200fשלום', undefined],
    ['- [ ] task one\n- [x] task two', '- [ ] task one\n- [x] task two'],
    ['> quoted  text\n\n**bold** and `code  here`', '> quoted  text\n\n**bold** and `code  here`'],
    ['<script>alert("точка")</script>', '<script>alert("точка")</script>'],
    ['{"a": 1, "b": [2, 3]}', '{"a": 1, "b": [2, 3]}'],
    ['SELECT * FROM users WHERE id = 5;', 'SELECT * FROM users WHERE id = 5;'],
    ['def f(x):\n    return x + 1', 'def f(x):\n    return x + 1'],
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

describe('a bad editor', () => {
  const text = 'Коллеги отчёт на 500 рублей готов. Не ждите Ивана.';
  const junk: Record<string, string> = {
    'a megabyte': 'слово '.repeat(200_000),
    'a megabyte of the same sentence': `${text} `.repeat(20_000),
    'control characters': `${text.slice(0, 20)}\u0000\u0007\u001b[0m${text.slice(20)}`,
    'right-to-left marks': `\u202e${text}`,
    'lone surrogates': `${text}\ud800`,
    marks: '?!.,;:—«»',
    markup: `<b>${text}</b>`,
    'its own marks': `<dictation>${text}</dictation>`,
    'letters that look alike': text.replaceAll('о', 'o'),
  };

  it.each(Object.entries(junk))('that proposes %s changes nothing', async (_what, proposal) => {
    const startedMs = performance.now();
    const written = await createWriter({ editor: { edit: async () => proposal } }).write({
      text,
      language: 'ru',
      editor: true,
    });
    expect(written.text).toBe(text);
    expect(performance.now() - startedMs).toBeLessThan(longestMs);
  });

  it('is asked for a bounded part of 50,000 words, and dies without harm', async () => {
    let asked = 0;
    const dying: Editor = {
      edit: async ({ text: piece }) => {
        asked += 1;
        if (asked > 3) throw new Error('The model is gone.');
        return piece;
      },
    };
    const long = 'Добрый день, высылаю отчёт за май и прошу посмотреть его до пятницы. '.repeat(4200);
    const written = await createWriter({ editor: dying }).write({ text: long, language: 'ru', editor: true });
    expect(written.text).toBe(long.trim());
    expect(asked).toBeLessThanOrEqual(64);
  });
});
