import papa from 'papaparse';
import { maxTermLength } from '../../contract/limits.ts';
import {
  normaliseTerm,
  type RefusalReason,
  soundsSchema,
  type TermListResult,
  termTextSchema,
} from '../../contract/rest/dictionary.ts';

type Language = 'ru' | 'en' | null;

/** A term as a line of a list gives it; what the line does not say is left out. */
export interface ListedTerm {
  line: number;
  written: string;
  sounds?: string[];
  language?: Language;
}
export type Refusal = TermListResult['refusals'][number];

type Delimiter = '\t' | ';' | ',';

const headings = {
  written: new Set(['written', 'term', 'word', 'слово', 'термин', 'как пишется', 'написание']),
  sounds: new Set(['sounds', 'sounds like', 'как звучит', 'звучит', 'произношение']),
};
const languages = new Map<string, Language>([
  ['ru', 'ru'],
  ['en', 'en'],
  ['any', null],
]);
/** What stands before a formula's sign so that a spreadsheet takes it for text, see `termsAsCsv`. */
const guardedFormula = /^'(?=[=+\-@])/;
/** Lines that tell how a list is divided. */
const sampleLines = 200;

/**
 * Reads a pasted list or CSV, line by line, so that a line that is broken costs no other. Empty lines and a line of
 * headings say nothing.
 */
export function readTermList(text: string): { terms: ListedTerm[]; refusals: Refusal[] } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const delimiter = delimiterOf(lines.slice(0, sampleLines).map(({ content }) => content));
  const terms: ListedTerm[] = [];
  const refusals: Refusal[] = [];
  for (const [index, { content, line }] of lines.entries()) {
    const cells = cellsOf(content, delimiter);
    if (index === 0 && cells && isHeading(cells)) continue;
    const read = cells ? readCells(cells, delimiter) : 'broken_quotes';
    if (typeof read === 'string') refusals.push(refusal(line, cells?.[0] ?? content, read));
    else terms.push({ line, ...read });
  }
  return { terms, refusals };
}

export const refusal = (line: number, text: string, reason: RefusalReason): Refusal => ({
  line,
  text: text.trim().slice(0, maxTermLength),
  reason,
});

/** A tab stands in no term; between comma and semicolon the one that comes first in most lines divides. */
function delimiterOf(lines: readonly string[]): Delimiter {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  const firsts = lines.map((line) => /[,;]/.exec(line.replace(/"[^"]*"/g, ''))?.[0]);
  const count = (mark: string) => firsts.filter((first) => first === mark).length;
  return count(';') > count(',') ? ';' : ',';
}

/** @returns undefined when a quote is not closed */
function cellsOf(line: string, delimiter: Delimiter): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  const { data, errors } = papa.parse<string[]>(line, { delimiter });
  return errors.some(({ type }) => type === 'Quotes') ? undefined : data[0];
}

const isHeading = ([first = '', second]: string[]): boolean =>
  second !== undefined &&
  headings.written.has(first.trim().toLowerCase()) &&
  headings.sounds.has(second.trim().toLowerCase());

function readCells(
  [first = '', second = '', third = '']: string[],
  delimiter: Delimiter,
): Omit<ListedTerm, 'line'> | RefusalReason {
  const written = termTextSchema.safeParse(first.replace(guardedFormula, ''));
  if (!written.success) return reasonFor(first);
  const within = delimiter === '\t' ? /[|;,]/ : delimiter === ';' ? /[|,]/ : /[|;]/;
  const said = second
    .split(within)
    .map((sound) => normaliseTerm(sound.replace(guardedFormula, '')))
    .filter((sound) => sound !== '');
  const sounds = soundsSchema.safeParse([...new Set(said)]);
  if (!sounds.success) {
    const bad = said.find((sound) => !termTextSchema.safeParse(sound).success);
    return bad === undefined ? 'too_many_sounds' : reasonFor(bad);
  }
  const name = third.trim().toLowerCase();
  const language = languages.get(name);
  if (name !== '' && language === undefined) return 'unknown_language';
  return {
    written: written.data,
    ...(sounds.data.length > 0 && { sounds: sounds.data }),
    ...(language !== undefined && { language }),
  };
}

function reasonFor(text: string): RefusalReason {
  const term = normaliseTerm(text);
  if (term.length > maxTermLength) return 'too_long';
  return /[\p{L}\p{N}]/u.test(term) ? 'bad_character' : 'no_letters';
}
