import { and, asc, count, eq, getTableColumns, isNotNull, not, or, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type TermRow, terms } from '../schema/index.ts';
import {
  behind,
  belongsTo,
  changeOnce,
  type Insertion,
  importAll,
  insertOnce,
  pieceOf,
  seenBy,
  sortKey,
  type TermOwner,
  type TermReader,
  type Transaction,
  termKey,
  type WordFilter,
} from './owned-words.ts';

export type Term = Omit<TermRow, 'lexemes' | 'key'>;
/** What a person says about a term. */
export type TermEntry = Pick<TermRow, 'written' | 'sounds' | 'language' | 'disabled'>;

/** What changes; what is undefined stays. */
export type TermChange = { [Name in keyof TermEntry]?: TermEntry[Name] | undefined };

const { lexemes: _searchOnly, key: _order, ...columns } = getTableColumns(terms);

/** By alphabet. @returns up to `limit` rows, and how many there are without `after` and `limit` */
export async function listTerms(
  db: Database,
  reader: TermReader,
  { search, owner, after, limit }: WordFilter,
): Promise<{ rows: Term[]; total: number }> {
  const piece = search ? pieceOf(search) : undefined;
  const found = and(
    owner ? belongsTo(terms, owner) : seenBy(terms, reader),
    piece ? sql`(${terms.key} like ${piece} or lower(array_to_string(${terms.sounds}, ' ')) like ${piece})` : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(terms)
      .where(and(found, after && behind(terms, after)))
      .orderBy(sortKey(terms), asc(terms.id))
      .limit(limit),
    db.select({ total: count() }).from(terms).where(found),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** All terms of one owner, by alphabet. */
export const allTerms = (db: Database, owner: TermOwner): Promise<Term[]> =>
  db.select(columns).from(terms).where(belongsTo(terms, owner)).orderBy(sortKey(terms), asc(terms.id));

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

export const countTerms = (db: Database | Transaction, owner: TermOwner): Promise<number> =>
  db.$count(terms, belongsTo(terms, owner));

/** @param anyGroup also those of groups the reader is no member of: for administrators */
export async function findTerm(
  db: Database,
  reader: TermReader,
  id: string,
  { anyGroup }: { anyGroup: boolean },
): Promise<Term | undefined> {
  const seen = seenBy(terms, reader);
  const [row] = await db
    .select(columns)
    .from(terms)
    .where(and(eq(terms.id, id), anyGroup ? or(seen, isNotNull(terms.groupId)) : seen))
    .limit(1);
  return row;
}

/** @param most terms that the owner may have */
export const insertTerm = (
  db: Database,
  owner: TermOwner,
  entry: TermEntry,
  most: number,
  now: Date,
): Promise<Insertion<Term>> =>
  insertOnce<Term>(db, owner, most, {
    find: (tx) =>
      tx
        .select(columns)
        .from(terms)
        .where(and(belongsTo(terms, owner), eq(terms.key, termKey(entry.written))))
        .limit(1),
    count: (tx) => countTerms(tx, owner),
    write: (tx) =>
      tx
        .insert(terms)
        .values(rowOf(owner, entry, now))
        .returning(columns),
  });

/** @returns `taken` when the owner has another term that is written so; undefined when the owner has no such term */
export const changeTerm = (
  db: Database,
  owner: TermOwner,
  id: string,
  change: TermChange,
): Promise<Term | 'taken' | undefined> =>
  changeOnce<Term>(
    db
      .update(terms)
      .set({ ...change, ...(change.written !== undefined && { key: termKey(change.written) }) })
      .where(and(belongsTo(terms, owner), eq(terms.id, id)))
      .returning(columns),
  );

/** @returns false when the owner has no such term */
export async function deleteTerm(db: Database, owner: TermOwner, id: string): Promise<boolean> {
  const gone = await db
    .delete(terms)
    .where(and(belongsTo(terms, owner), eq(terms.id, id)))
    .returning({ id: terms.id });
  return gone.length > 0;
}

/**
 * Many terms in one transaction: all that `plan` wants, or none.
 * @param plan is given the owner's terms and says which entries to write; one with a known key takes that term's place
 *   and keeps its uses
 */
export const importTerms = (
  db: Database,
  owner: TermOwner,
  plan: (known: readonly Term[]) => readonly TermEntry[],
  now: Date,
): Promise<void> =>
  importAll<Term, TermEntry>(db, owner, plan, {
    all: (tx) => tx.select(columns).from(terms).where(belongsTo(terms, owner)),
    write: (tx, entries) =>
      tx
        .insert(terms)
        .values(entries.map((entry) => rowOf(owner, entry, now)))
        .onConflictDoUpdate({
          target: ['userId' in owner ? terms.userId : terms.groupId, terms.key],
          set: {
            written: sql`excluded."written"`,
            sounds: sql`excluded."sounds"`,
            language: sql`excluded."language"`,
            disabled: sql`excluded."disabled"`,
          },
        }),
  });

const rowOf = (owner: TermOwner, entry: TermEntry, now: Date) => ({
  ...entry,
  ...owner,
  id: uuid7(now.getTime()),
  key: termKey(entry.written),
  useCount: 0,
  createdAt: now,
});
