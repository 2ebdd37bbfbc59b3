import { and, asc, count, eq, isNotNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type SubstitutionKind, type SubstitutionRow, substitutions } from '../schema/index.ts';
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
  termKey,
  type WordFilter,
} from './owned-words.ts';

export type Substitution = Omit<SubstitutionRow, 'key' | 'kind'>;
/** What a person says about one. */
export type SubstitutionEntry = Pick<SubstitutionRow, 'spoken' | 'written' | 'disabled'>;
/** What changes; what is undefined stays. */
export type SubstitutionChange = { [Name in keyof SubstitutionEntry]?: SubstitutionEntry[Name] | undefined };

const columns = {
  id: substitutions.id,
  userId: substitutions.userId,
  groupId: substitutions.groupId,
  spoken: substitutions.spoken,
  written: substitutions.written,
  disabled: substitutions.disabled,
  createdAt: substitutions.createdAt,
};

const ownedBy = (kind: SubstitutionKind, owner: TermOwner): SQL | undefined =>
  and(eq(substitutions.kind, kind), belongsTo(substitutions, owner));

/** By alphabet of what is said. @returns up to `limit` rows, and how many there are without `after` and `limit` */
export async function listSubstitutions(
  db: Database,
  kind: SubstitutionKind,
  reader: TermReader,
  { search, owner, after, limit }: WordFilter,
): Promise<{ rows: Substitution[]; total: number }> {
  const piece = search ? pieceOf(search) : undefined;
  const found = and(
    eq(substitutions.kind, kind),
    owner ? belongsTo(substitutions, owner) : seenBy(substitutions, reader),
    piece ? sql`(${substitutions.key} like ${piece} or lower(${substitutions.written}) like ${piece})` : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(substitutions)
      .where(and(found, after && behind(substitutions, after)))
      .orderBy(sortKey(substitutions), asc(substitutions.id))
      .limit(limit),
    db.select({ total: count() }).from(substitutions).where(found),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** All of one owner, by alphabet. */
export const allSubstitutions = (db: Database, kind: SubstitutionKind, owner: TermOwner): Promise<Substitution[]> =>
  db
    .select(columns)
    .from(substitutions)
    .where(ownedBy(kind, owner))
    .orderBy(sortKey(substitutions), asc(substitutions.id));

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

/** @param anyGroup also those of groups the reader is no member of: for administrators */
export async function findSubstitution(
  db: Database,
  kind: SubstitutionKind,
  reader: TermReader,
  id: string,
  { anyGroup }: { anyGroup: boolean },
): Promise<Substitution | undefined> {
  const seen = seenBy(substitutions, reader);
  const [row] = await db
    .select(columns)
    .from(substitutions)
    .where(
      and(
        eq(substitutions.id, id),
        eq(substitutions.kind, kind),
        anyGroup ? or(seen, isNotNull(substitutions.groupId)) : seen,
      ),
    )
    .limit(1);
  return row;
}

/** @param most of this kind that the owner may have */
export const insertSubstitution = (
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  entry: SubstitutionEntry,
  most: number,
  now: Date,
): Promise<Insertion<Substitution>> =>
  insertOnce<Substitution>(db, owner, most, {
    find: (tx) =>
      tx
        .select(columns)
        .from(substitutions)
        .where(and(ownedBy(kind, owner), eq(substitutions.key, termKey(entry.spoken))))
        .limit(1),
    count: (tx) => tx.$count(substitutions, ownedBy(kind, owner)),
    write: (tx) =>
      tx
        .insert(substitutions)
        .values(rowOf(kind, owner, entry, now))
        .returning(columns),
  });

/** @returns `taken` when the owner has another for the same words; undefined when the owner has no such one */
export const changeSubstitution = (
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  id: string,
  change: SubstitutionChange,
): Promise<Substitution | 'taken' | undefined> =>
  changeOnce<Substitution>(
    db
      .update(substitutions)
      .set({ ...change, ...(change.spoken !== undefined && { key: termKey(change.spoken) }) })
      .where(and(ownedBy(kind, owner), eq(substitutions.id, id)))
      .returning(columns),
  );

/** @returns false when the owner has no such one */
export async function deleteSubstitution(
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  id: string,
): Promise<boolean> {
  const gone = await db
    .delete(substitutions)
    .where(and(ownedBy(kind, owner), eq(substitutions.id, id)))
    .returning({ id: substitutions.id });
  return gone.length > 0;
}

/**
 * Many in one transaction: all that `plan` wants, or none.
 * @param plan is given what the owner has and says which entries to write; one for known words takes that one's place
 */
export const importSubstitutions = (
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  plan: (known: readonly Substitution[]) => readonly SubstitutionEntry[],
  now: Date,
): Promise<void> =>
  importAll<Substitution, SubstitutionEntry>(db, owner, plan, {
    all: (tx) => tx.select(columns).from(substitutions).where(ownedBy(kind, owner)),
    write: (tx, entries) =>
      tx
        .insert(substitutions)
        .values(entries.map((entry) => rowOf(kind, owner, entry, now)))
        .onConflictDoUpdate({
          target: [
            'userId' in owner ? substitutions.userId : substitutions.groupId,
            substitutions.kind,
            substitutions.key,
          ],
          set: {
            spoken: sql`excluded."spoken"`,
            written: sql`excluded."written"`,
            disabled: sql`excluded."disabled"`,
          },
        }),
  });

const rowOf = (kind: SubstitutionKind, owner: TermOwner, entry: SubstitutionEntry, now: Date) => ({
  ...entry,
  ...owner,
  kind,
  id: uuid7(now.getTime()),
  key: termKey(entry.spoken),
  createdAt: now,
});
