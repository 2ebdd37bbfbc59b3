import type { Term, TermEntry } from '@alfavoice/db';
import type { TermListResult } from '../../contract/rest/dictionary.ts';
import { type ImportPlan, planImport } from '../word-lists/plan-import.ts';
import type { ListedTerm, TermList } from './term-list.ts';

/** @param most terms that the dictionary may hold */
export const planTerms = (
  known: readonly Term[],
  list: TermList,
  most: number,
): ImportPlan<TermEntry, TermListResult> =>
  planImport(known, list, {
    nameOf: ({ written }: Pick<TermEntry, 'written'>) => written,
    entryOf,
    exampleOf: ({ written, sounds }) => ({ written, sounds }),
    most,
  });

function entryOf(listed: ListedTerm, before: Term | undefined): TermEntry | undefined {
  const { written } = listed;
  const { sounds = before?.sounds ?? [], language = before?.language ?? null } = listed;
  const entry = { written, sounds, language, disabled: before?.disabled ?? false };
  return before && isSame(before, entry) ? undefined : entry;
}

const isSame = (before: TermEntry, after: TermEntry): boolean =>
  before.written === after.written &&
  before.language === after.language &&
  before.sounds.length === after.sounds.length &&
  before.sounds.every((sound, index) => sound === after.sounds[index]);
