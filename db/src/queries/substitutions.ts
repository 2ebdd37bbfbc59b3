import { and, asc, eq, getTableColumns, not, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { type SubstitutionKind, type SubstitutionRow, substitutions } from '../schema/index.ts';
import { type OwnedWords, seenBy, type TermReader, wordsIn } from './owned-words.ts';

export type Substitution = Omit<SubstitutionRow, 'key' | 'kind'>;
/** What a person says about one. */
export type SubstitutionEntry = Pick<SubstitutionRow, 'spoken' | 'written' | 'disabled'>;

const { key: _order, kind: _asked, ...columns } = getTableColumns(substitutions);

/** One is there once per owner and kind, by what is said. */
export const substitutionsIn = (db: Database, kind: SubstitutionKind): OwnedWords<Substitution, SubstitutionEntry> =>
  wordsIn<Substitution, SubstitutionEntry>(db, {
    table: substitutions,
    columns,
    isKind: eq(substitutions.kind, kind),
    unique: [substitutions.kind, substitutions.key],
    nameOf: ({ spoken }) => spoken,
    searched: sql`lower(${substitutions.written})`,
    said: ['spoken', 'written', 'disabled'],
    fresh: { kind },
  });

/** Those a reader's dictations use, of both kinds: the own ones first, so that they are asked before the groups'. */
export const substitutionsInUse = (
  db: Database,
  reader: TermReader,
  limit: number,
): Promise<Pick<SubstitutionRow, 'kind' | 'spoken' | 'written'>[]> =>
  db
    .select({ kind: substitutions.kind, spoken: substitutions.spoken, written: substitutions.written })
    .from(substitutions)
    .where(and(seenBy(substitutions, reader), not(substitutions.disabled)))
    .orderBy(sql`${substitutions.userId} is null`, asc(substitutions.key), asc(substitutions.id))
    .limit(limit);
