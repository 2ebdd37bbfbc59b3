import papa from 'papaparse';
import { maxTermLength } from '../../contract/limits.ts';
import { normaliseTerm } from '../../contract/rest/dictionary.ts';

export type Delimiter = '\t' | ';' | ',';

/** A record of a list that was not taken, by its first line. */
export interface Refusal<Reason extends string> {
  line: number;
  text: string;
  reason: Reason;
}
type ReadReason = 'broken_quotes' | 'no_room';

/** `line` of an entry is its first. */
export interface ReadList<Listed, Reason extends string> {
  entries: (Listed & { line: number })[];
  refusals: Refusal<Reason | ReadReason>[];
}

/** What the records of a list look like. */
export interface ListFormat<Listed extends object, Reason extends string> {
  /** The record that begins at line `at`: its cells, undefined when a quote is not closed, and how many lines it has. */
  recordAt(lines: readonly string[], at: number, delimiter: Delimiter): { cells: string[] | undefined; taken: number };
  isHeading(cells: string[]): boolean;
  readCells(cells: string[], delimiter: Delimiter): Listed | Reason;
  /** More than any owner may have: what comes behind is not looked at. */
  mostRecords: number;
}

/** Lines that tell how a list is divided. */
const sampleLines = 200;

/**
 * Reads a pasted list or CSV, so that a record that is broken costs no other. Empty lines and a line of headings say
 * nothing.
 */
export function readList<Listed extends object, Reason extends string>(
  text: string,
  { recordAt, isHeading, readCells, mostRecords }: ListFormat<Listed, Reason>,
): ReadList<Listed, Reason> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const delimiter = delimiterOf(lines);
  const list: ReadList<Listed, Reason> = { entries: [], refusals: [] };
  let records = 0;
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    const content = lines[at] ?? '';
    if (records === mostRecords) {
      list.refusals.push(refusal(line, content, 'no_room'));
      break;
    }
    const { cells, taken } = recordAt(lines, at, delimiter);
    at += taken;
    if (content.trim() === '') continue;
    records += 1;
    if (records === 1 && cells && isHeading(cells)) continue;
    const read = cells ? readCells(cells, delimiter) : 'broken_quotes';
    if (typeof read === 'string') list.refusals.push(refusal(line, cells?.[0] ?? content, read));
    else list.entries.push({ ...read, line });
  }
  return list;
}

export const refusal = <Reason extends string>(line: number, text: string, reason: Reason): Refusal<Reason> => ({
  line,
  text: text.trim().slice(0, maxTermLength),
  reason,
});

/** Why a text is none that can be said. */
export function reasonFor(text: string): 'too_long' | 'bad_character' | 'no_letters' {
  const term = normaliseTerm(text);
  if (term.length > maxTermLength) return 'too_long';
  return /[\p{L}\p{N}]/u.test(term) ? 'bad_character' : 'no_letters';
}

/** @returns undefined when a quote is not closed */
export function quotedCells(record: string, delimiter: Delimiter): string[] | undefined {
  const { data, errors } = papa.parse<string[]>(record, { delimiter });
  return errors.some(({ type }) => type === 'Quotes') ? undefined : data[0];
}

/** A tab stands in no word; between comma and semicolon the one that comes first in most lines divides. */
function delimiterOf(lines: readonly string[]): Delimiter {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, sampleLines);
  if (sample.some((line) => line.includes('\t'))) return '\t';
  const firsts = sample.map((line) => /[,;]/.exec(line.replace(/"[^"]*"/g, ''))?.[0]);
  const count = (mark: string) => firsts.filter((first) => first === mark).length;
  return count(';') > count(',') ? ';' : ',';
}
