import { expect, test } from 'vitest';
import { type ReadWritten, readPhraseList } from './phrase-list.ts';

const anything: ReadWritten = (text) => ({ ok: true, text: text.trim() });
const read = (text: string) => {
  const { entries, refusals } = readPhraseList(text, anything);
  return {
    phrases: entries.map(({ spoken, written }) => [spoken, written]),
    refusals: refusals.map(({ line, reason }) => [line, reason]),
  };
};

test.each([
  ['an arrow', 'джейсон -> JSON\nстрелка => →\nа → б'],
  ['commas', 'джейсон,JSON\nстрелка,→\nа,б'],
  ['semicolons', 'джейсон;JSON\nстрелка;→\nа;б'],
  ['tabs, as from a spreadsheet', 'джейсон\tJSON\nстрелка\t→\nа\tб'],
  ['headings and empty lines', '\ufeffspoken,written\r\n\r\nджейсон,JSON\r\nстрелка,→\r\nа,б\r\n'],
  ['Russian headings and quotes', '"Что сказано";"Что написать"\n"джейсон";"JSON"\n"стрелка";"→"\n"а";"б"'],
])('a list with %s', (_name, text) => {
  expect(read(text)).toEqual({
    phrases: [
      ['джейсон', 'JSON'],
      ['стрелка', '→'],
      ['а', 'б'],
    ],
    refusals: [],
  });
});

test('what is written may hold the signs that divide', () => {
  expect(read('адрес;г. Тверь; ул. Мира, 5\nпереход;a -> b').phrases).toEqual([
    ['адрес', 'г. Тверь; ул. Мира, 5'],
    ['переход', 'a -> b'],
  ]);
});

test('a quoted cell has several lines; the line that is named is its first', () => {
  expect(read('а,б\nмоя подпись,"С уважением,\nАнна ""Аня"" П."\n—,x')).toEqual({
    phrases: [
      ['а', 'б'],
      ['моя подпись', 'С уважением,\nАнна "Аня" П.'],
    ],
    refusals: [[4, 'no_letters']],
  });
});

test('a quote that is not closed costs its own line alone', () => {
  expect(read('а,б\nв,"г\nд,е')).toEqual({
    phrases: [
      ['а', 'б'],
      ['д', 'е'],
    ],
    refusals: [[2, 'broken_quotes']],
  });
});

test('each line that says nothing is named with its reason', () => {
  const list = ['одно слово', 'а,', '—,x', `${'я'.repeat(101)},x`, 'а\u0007б,x'].join('\n');
  expect(read(list).refusals).toEqual([
    [1, 'nothing_written'],
    [2, 'nothing_written'],
    [3, 'no_letters'],
    [4, 'too_long'],
    [5, 'bad_character'],
  ]);
});

test('a formula that was guarded for spreadsheets comes back as it was', () => {
  expect(read("плюс один,'+1").phrases).toEqual([['плюс один', '+1']]);
});

test('an inch is no quote', () => {
  expect(read('монитор,монитор 24"\nа,б').phrases).toEqual([
    ['монитор', 'монитор 24"'],
    ['а', 'б'],
  ]);
});

test.each([
  ['quotes that are never closed', '"a\n'],
  ['quotes that close too early', '"a"b\n'],
  ['quotes within quotes', '"a ""\n'],
  ['one quote and nothing else', '\n"\n"x'],
])('8 MB of %s are read in seconds', (_name, line) => {
  const startedAt = performance.now();
  const { refusals } = read(line.repeat((8 * 1024 * 1024) / line.length));
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(refusals.at(-1)?.[1]).toBe('no_room');
});
