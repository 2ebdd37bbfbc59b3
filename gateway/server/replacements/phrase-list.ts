import { termTextSchema } from '../../contract/rest/dictionary.ts';
import { unguarded } from '../word-lists/csv.ts';
import { type Delimiter, quotedCells, type ReadList, readList, reasonFor } from '../word-lists/read-list.ts';

type Reason = 'too_long' | 'no_letters' | 'bad_character' | 'nothing_written';

export interface ListedPhrase {
  spoken: string;
  written: string;
}
export type PhraseList = ReadList<ListedPhrase, Reason>;

/** What is written, checked: the text, or why it is none. */
export type ReadWritten = (text: string) => { ok: true; text: string } | { ok: false; reason: Reason };

const headings = {
  spoken: new Set(['spoken', 'said', 'say', 'что сказано', 'сказано', 'фраза', 'говорю']),
  written: new Set(['written', 'text', 'body', 'что написать', 'написано', 'текст', 'пишется']),
};
const arrow = /\s*(?:->|=>|→)\s*/u;
const mostRecords = 20_000;
/** A quoted cell that is not closed within so many characters never is. */
const longestRecord = 12_000;

/** Reads a pasted list or CSV with the columns `spoken,written`. */
export const readPhraseList = (text: string, readWritten: ReadWritten): PhraseList =>
  readList<ListedPhrase, Reason>(text, {
    recordAt,
    isHeading,
    readCells: (cells) => readCells(cells, readWritten),
    mostRecords,
  });

/** @returns its cells, undefined when a quote is not closed, and how many lines it has */
function recordAt(
  lines: readonly string[],
  at: number,
  delimiter: Delimiter,
): { cells: string[] | undefined; taken: number } {
  const record = lines[at] ?? '';
  // What is written may hold the signs that divide: the first one does.
  const divided = record.indexOf(delimiter);
  const pointed = arrow.exec(divided < 0 ? record : record.slice(0, divided));
  if (pointed && !record.startsWith('"')) {
    return { cells: [record.slice(0, pointed.index), record.slice(pointed.index + pointed[0].length)], taken: 1 };
  }
  if (!record.includes('"')) {
    const cells = divided < 0 ? [record] : [record.slice(0, divided), record.slice(divided + 1)];
    return { cells, taken: 1 };
  }
  const short = quotedCells(record, delimiter);
  if (short) return { cells: short, taken: 1 };
  const taken = linesOfQuoted(lines, at) ?? 1;
  const cells = taken > 1 ? quotedCells(lines.slice(at, at + taken).join('\n'), delimiter) : undefined;
  return cells ? { cells, taken } : { cells: undefined, taken: 1 };
}

/** @returns how many lines it takes until every quote is closed; undefined when that is never or too late */
function linesOfQuoted(lines: readonly string[], at: number): number | undefined {
  let isOpen = false;
  let characters = 0;
  for (let index = at; index < lines.length && characters <= longestRecord; index += 1) {
    const line = lines[index] ?? '';
    characters += line.length + 1;
    for (const sign of line) if (sign === '"') isOpen = !isOpen;
    if (!isOpen) return index - at + 1;
  }
  return undefined;
}

const isHeading = ([first = '', second = '']: string[]): boolean =>
  headings.spoken.has(first.trim().toLowerCase()) && headings.written.has(second.trim().toLowerCase());

function readCells([first = '', second = '']: string[], readWritten: ReadWritten): ListedPhrase | Reason {
  const spoken = termTextSchema.safeParse(unguarded(first));
  if (!spoken.success) return reasonFor(first);
  if (second.trim() === '') return 'nothing_written';
  const written = readWritten(unguarded(second));
  return written.ok ? { spoken: spoken.data, written: written.text } : written.reason;
}
