import type { Term } from '@alfavoice/db';
import papa from 'papaparse';

/** Spreadsheets take CSV for UTF-8 only when it says so. */
const byteOrderMark = '\ufeff';

/**
 * A dictionary as CSV (RFC 4180) with a line of headings, as `readTermList` reads it. What a spreadsheet would take for
 * a formula has a `'` before it.
 */
export const termsAsCsv = (terms: readonly Pick<Term, 'written' | 'sounds' | 'language'>[]): string =>
  byteOrderMark +
  papa.unparse(
    {
      fields: ['written', 'sounds', 'language'],
      data: terms.map(({ written, sounds, language }) => [written, sounds.join('|'), language ?? '']),
    },
    { escapeFormulae: /^[=+\-@]/, newline: '\r\n' },
  );
