import { type Term, type TermEntry, termsIn } from '@alfavoice/db';
import { maxTerms } from '../../contract/limits.ts';
import type { TermListResult } from '../../contract/rest/dictionary.ts';
import { asCsv } from '../word-lists/csv.ts';
import type { ShelfKind } from '../word-lists/shelf.ts';
import { planTerms } from './plan-terms.ts';
import { readTermList } from './term-list.ts';

const figures = new Intl.NumberFormat('en');

/** Terms as a list of words. */
export const terms: ShelfKind<Term, TermEntry, TermListResult> = {
  wordsIn: termsIn,
  most: maxTerms,
  nameOf: ({ written }) => written,
  planFor(text) {
    const list = readTermList(text);
    return (known) => planTerms(known, list, maxTerms);
  },
  asCsv: termsAsCsv,
  says: {
    notFound: 'There is no such term in your dictionary.',
    taken: (written) => `“${written}” is in the dictionary already. Nothing was changed.`,
    full: `A dictionary holds ${figures.format(maxTerms)} terms, and this one has them.`,
  },
};

/** A dictionary as `readTermList` reads it. */
export function termsAsCsv(all: readonly Pick<Term, 'written' | 'sounds' | 'language'>[]): string {
  const data = all.map(({ written, sounds, language }) => [written, sounds.join('|'), language ?? '']);
  return asCsv(['written', 'sounds', 'language'], data, { quotes: false });
}
