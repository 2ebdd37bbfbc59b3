import { maxTerms } from '../../contract/limits.ts';
import { normaliseTerm, soundsSchema, termTextSchema } from '../../contract/rest/dictionary.ts';
import { unguarded } from '../word-lists/csv.ts';
import { type Delimiter, quotedCells, type ReadList, readList, reasonFor } from '../word-lists/read-list.ts';

type Language = 'ru' | 'en' | null;
type Reason = 'too_long' | 'no_letters' | 'bad_character' | 'too_many_sounds' | 'unknown_language';

/** A term as a line of a list gives it; what the line does not say is left out. */
export interface ListedTerm {
  written: string;
  sounds?: string[];
  language?: Language;
}
export type TermList = ReadList<ListedTerm, Reason>;

const headings = {
  written: new Set(['written', 'term', 'word', 'слово', 'термин', 'как пишется', 'написание']),
  sounds: new Set(['sounds', 'sounds like', 'как звучит', 'звучит', 'произношение']),
};
const languages = new Map<string, Language>([
  ['ru', 'ru'],
  ['en', 'en'],
  ['any', null],
]);

/** Reads a pasted list or CSV with the columns `written,sounds,language`, a term a line. */
export const readTermList = (text: string): TermList =>
  readList<ListedTerm, Reason>(text, {
    recordAt: (lines, at, delimiter) => ({ cells: cellsOf(lines[at] ?? '', delimiter), taken: 1 }),
    isHeading,
    readCells,
    mostRecords: 2 * maxTerms,
  });

/** @returns undefined when a quote is not closed */
const cellsOf = (line: string, delimiter: Delimiter): string[] | undefined =>
  line.includes('"') ? quotedCells(line, delimiter) : line.split(delimiter);

const isHeading = ([first = '', second]: string[]): boolean =>
  second !== undefined &&
  headings.written.has(first.trim().toLowerCase()) &&
  headings.sounds.has(second.trim().toLowerCase());

function readCells([first = '', second = '', third = '']: string[], delimiter: Delimiter): ListedTerm | Reason {
  const written = termTextSchema.safeParse(unguarded(first));
  if (!written.success) return reasonFor(first);
  const within = delimiter === '\t' ? /[|;,]/ : delimiter === ';' ? /[|,]/ : /[|;]/;
  const said = second
    .split(within)
    .map((sound) => normaliseTerm(unguarded(sound)))
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
