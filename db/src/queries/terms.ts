import { and, asc, getTableColumns, not, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { type TermRow, terms } from '../schema/index.ts';
import { type OwnedWords, seenBy, type TermReader, wordsIn } from './owned-words.ts';

export type Term = Omit<TermRow, 'lexemes' | 'key'>;
/** What a person says about a term. */
export type TermEntry = Pick<TermRow, 'written' | 'sounds' | 'language' | 'disabled'>;

const { lexemes: _searchOnly, key: _order, ...columns } = getTableColumns(terms);

/** A term is there once per owner, whatever its capitals; an import keeps its uses. */
export const termsIn = (db: Database): OwnedWords<Term, TermEntry> =>
  wordsIn<Term, TermEntry>(db, {
    table: terms,
    columns,
    isKind: undefined,
    unique: [terms.key],
    nameOf: ({ written }) => written,
    searched: sql`lower(array_to_string(${terms.sounds}, ' '))`,
    said: ['written', 'sounds', 'language', 'disabled'],
    fresh: { useCount: 0 },
  });

/** What a reader's dictations are written by: the own terms first, then those said last. */
export const termsInUse = (
  db: Database,
  reader: TermReader,
  limit: number,
): Promise<Pick<TermRow, 'written' | 'sounds'>[]> =>
  db
    .select({ written: terms.written, sounds: terms.sounds })
    .from(terms)
    .where(and(seenBy(terms, reader), not(terms.disabled)))
    .orderBy(sql`${terms.userId} is null`, sql`${terms.lastUsedAt} desc nulls last`, asc(terms.key))
    .limit(limit);
