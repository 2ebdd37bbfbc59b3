import papa from 'papaparse';
import { maxTermLength } from '../../contract/limits.ts';
import { normaliseTerm, termTextSchema } from '../../contract/rest/dictionary.ts';
import type { PhraseListResult, PhraseRefusalReason } from '../../contract/rest/phrases.ts';

/** A phrase as a list gives it; `line` is its first. */
export interface ListedPhrase {
  line: number;
  spoken: string;
  written: string;
}
export type Refusal = PhraseListResult['refusals'][number];

/** What is written, checked: the text, or why it is none. */
export type ReadWritten = (text: string) => { ok: true; text: string } | { ok: false; reason: PhraseRefusalReason };

type Delimiter = '\t' | ';' | ',';

const headings = {
  spoken: new Set(['spoken', 'said', 'say', 'что сказано', 'сказано', 'фраза', 'говорю']),
  written: new Set(['written', 'text', 'body', 'что написать', 'написано', 'текст', 'пишется']),
};
const arrow = /\s*(?:->|=>|→)\s*/u;
/** What stands before a formula's sign so that a spreadsheet takes it for text. */
const guardedFormula = /^'(?=[=+\-@])/;
/** Lines that tell how a list is divided. */
const sampleLines = 200;
/** More than any owner may have: what comes behind is not looked at. */
const mostRecords = 20_000;
/** A quoted cell that is not closed within so many characters never is. */
const longestRecord = 12_000;

/**
 * Reads a pasted list or CSV with the columns `spoken,written`, so that a record that is broken costs no other. Empty
 * lines and a line of headings say nothing.
 */
export function readPhraseList(
  text: string,
  readWritten: ReadWritten,
): { phrases: ListedPhrase[]; refusals: Refusal[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const delimiter = delimiterOf(lines.filter((line) => line.trim() !== '').slice(0, sampleLines));
  const phrases: ListedPhrase[] = [];
  const refusals: Refusal[] = [];
  let isFirst = true;
  let records = 0;
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    if (records === mostRecords) {
      refusals.push(refusal(line, lines[at] ?? '', 'no_room'));
      break;
    }
    const { cells, taken } = recordAt(lines, at, delimiter);
    at += taken;
    const content = lines[line - 1] ?? '';
    if (content.trim() === '') continue;
    records += 1;
    const isHeadings = isFirst && cells !== undefined && isHeading(cells);
    isFirst = false;
    if (isHeadings) continue;
    const read = cells ? readCells(cells, readWritten) : 'broken_quotes';
    if (typeof read === 'string') refusals.push(refusal(line, cells?.[0] ?? content, read));
    else phrases.push({ line, ...read });
  }
  return { phrases, refusals };
}

export const refusal = (line: number, text: string, reason: PhraseRefusalReason): Refusal => ({
  line,
  text: text.trim().slice(0, maxTermLength),
  reason,
});

/** A tab stands in no phrase; between comma and semicolon the one that comes first in most lines divides. */
function delimiterOf(lines: readonly string[]): Delimiter {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  const firsts = lines.map((line) => /[,;]/.exec(line.replace(/"[^"]*"/g, ''))?.[0]);
  const count = (mark: string) => firsts.filter((first) => first === mark).length;
  return count(';') > count(',') ? ';' : ',';
}

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
  const parsed = papa.parse<string[]>(record, { delimiter });
  if (isWhole(parsed)) return { cells: parsed.data[0], taken: 1 };
  const taken = linesOfQuoted(lines, at);
  if (taken === undefined) return { cells: undefined, taken: 1 };
  const longer = papa.parse<string[]>(lines.slice(at, at + taken).join('\n'), { delimiter });
  return isWhole(longer) ? { cells: longer.data[0], taken } : { cells: undefined, taken: 1 };
}

const isWhole = ({ errors }: papa.ParseResult<string[]>): boolean => !errors.some(({ type }) => type === 'Quotes');

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

function readCells(
  [first = '', second = '']: string[],
  readWritten: ReadWritten,
): Omit<ListedPhrase, 'line'> | PhraseRefusalReason {
  const spoken = termTextSchema.safeParse(first.replace(guardedFormula, ''));
  if (!spoken.success) return reasonFor(first);
  if (second.trim() === '') return 'nothing_written';
  const written = readWritten(second.replace(guardedFormula, ''));
  return written.ok ? { spoken: spoken.data, written: written.text } : written.reason;
}

function reasonFor(text: string): PhraseRefusalReason {
  const term = normaliseTerm(text);
  if (term.length > maxTermLength) return 'too_long';
  return /[\p{L}\p{N}]/u.test(term) ? 'bad_character' : 'no_letters';
}
