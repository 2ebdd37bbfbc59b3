import { type Substitution, type SubstitutionEntry, type SubstitutionKind, substitutionsIn } from '@alfavoice/db';
import type { PhraseListResult } from '../../contract/rest/phrases.ts';
import { asCsv } from '../word-lists/csv.ts';
import { planImport } from '../word-lists/plan-import.ts';
import type { ShelfKind, Shelved } from '../word-lists/shelf.ts';
import { type ListedPhrase, type ReadWritten, readPhraseList } from './phrase-list.ts';

export type ShelvedPhrase = Shelved<Substitution>;

const figures = new Intl.NumberFormat('en');

/**
 * Replacements, or snippets, as a list of words.
 * @param kind also what a person reads: "replacement"
 * @param most of one person or of one group
 */
export const phrases = (
  kind: SubstitutionKind,
  most: number,
  readWritten: ReadWritten,
): ShelfKind<Substitution, SubstitutionEntry, PhraseListResult> => ({
  wordsIn: (db) => substitutionsIn(db, kind),
  most,
  nameOf: ({ spoken }) => spoken,
  planFor(text) {
    const list = readPhraseList(text, readWritten);
    return (known) =>
      planImport(known, list, { nameOf: ({ spoken }: ListedPhrase) => spoken, entryOf, exampleOf, most });
  },
  asCsv: (rows) =>
    asCsv(
      ['spoken', 'written'],
      rows.map(({ spoken, written }) => [spoken, written]),
      { quotes: true },
    ),
  says: {
    notFound: `There is no such ${kind} among yours.`,
    taken: (spoken) => `There is a ${kind} for “${spoken}” already. Nothing was changed.`,
    full: `There is room for ${figures.format(most)} of each owner, and it is used up.`,
  },
});

/** What is switched off stays so. */
function entryOf({ spoken, written }: ListedPhrase, before: Substitution | undefined): SubstitutionEntry | undefined {
  if (before && before.spoken === spoken && before.written === written) return undefined;
  return { spoken, written, disabled: before?.disabled ?? false };
}

const exampleOf = ({ spoken, written }: SubstitutionEntry): ListedPhrase => ({ spoken, written });
