import { expect, test } from 'vitest';
import { readTermList } from './term-list.ts';
import { termsAsCsv } from './terms.ts';

test('what goes out comes in again, also what a spreadsheet would take for a formula', () => {
  const terms = [
    { written: 'Acme, Inc.', sounds: ['акме', 'акме инк'], language: 'en' as const },
    { written: 'ООО "Ромашка"', sounds: [], language: 'ru' as const },
    { written: '=СУММ(1)', sounds: ['+7'], language: null },
    { written: '@home; 24', sounds: [], language: null },
  ];
  const csv = termsAsCsv(terms);
  expect(csv).toContain("'=СУММ");
  expect(csv.startsWith('\ufeffwritten,sounds,language\r\n')).toBe(true);
  expect(readTermList(csv)).toEqual({
    entries: [
      { line: 2, ...terms[0] },
      { line: 3, written: 'ООО "Ромашка"', language: 'ru' },
      { line: 4, written: '=СУММ(1)', sounds: ['+7'] },
      { line: 5, written: '@home; 24' },
    ],
    refusals: [],
  });
});
