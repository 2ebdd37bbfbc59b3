import papa from 'papaparse';

/** Spreadsheets take CSV for UTF-8 only when it says so. */
const byteOrderMark = '\ufeff';
/** What a spreadsheet would take for a formula has a `'` before it. */
const formula = /^[=+\-@]/;
const guarded = /^'(?=[=+\-@])/;

/** CSV (RFC 4180) with a line of headings. @param quotes around every cell, or only where they are needed */
export const asCsv = (fields: string[], data: string[][], { quotes }: { quotes: boolean }): string =>
  byteOrderMark + papa.unparse({ fields, data }, { escapeFormulae: formula, newline: '\r\n', quotes });

/** What was saved by `asCsv`, as it was before. */
export const unguarded = (cell: string): string => cell.replace(guarded, '');

/** Headers of a CSV file to be saved. */
export const csvHeaders = (filename: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${filename}"`,
  'cache-control': 'no-store',
});
