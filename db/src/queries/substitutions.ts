import { and, asc, count, eq, inArray, isNotNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type SubstitutionKind, type SubstitutionRow, substitutions } from '../schema/index.ts';
import { isDuplicate } from '../trouble.ts';
import { oneAtATime, type TermFilter, type TermOwner, type TermReader, type Transaction, termKey } from './terms.ts';

export type Substitution = Omit<SubstitutionRow, 'key' | 'kind'>;
/** What a person says about one. */
export type SubstitutionEntry = Pick<SubstitutionRow, 'spoken' | 'written' | 'disabled'>;
/** What changes; what is undefined stays. */
export type SubstitutionChange = { [Name in keyof SubstitutionEntry]?: SubstitutionEntry[Name] | undefined };
export type SubstitutionFilter = Omit<TermFilter, 'after'> & {
  /** The last row of the page before. */
  after?: { spoken: string; id: string } | undefined;
};

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
  and(
    eq(substitutions.kind, kind),
    'userId' in owner ? eq(substitutions.userId, owner.userId) : eq(substitutions.groupId, owner.groupId),
  );

const seenBy = ({ userId, groupIds }: TermReader): SQL | undefined =>
  or(eq(substitutions.userId, userId), groupIds.length > 0 ? inArray(substitutions.groupId, [...groupIds]) : undefined);
const readBy = (kind: SubstitutionKind, reader: TermReader): SQL | undefined =>
  and(eq(substitutions.kind, kind), seenBy(reader));

/** ё beside е, Latin before Cyrillic, the same on every server. */
const sortKey = sql`replace(${substitutions.key}, 'ё', 'е') collate "C"`;
const sortKeyOf = (spoken: string) => termKey(spoken).replaceAll('ё', 'е');

/** By alphabet of what is said. @returns up to `limit` rows, and how many there are without `after` and `limit` */
export async function listSubstitutions(
  db: Database,
  kind: SubstitutionKind,
  reader: TermReader,
  { search, owner, after, limit }: SubstitutionFilter,
): Promise<{ rows: Substitution[]; total: number }> {
  const piece = search ? `%${termKey(search).replace(/[\\%_]/g, '\\$&')}%` : undefined;
  const found = and(
    owner ? ownedBy(kind, owner) : readBy(kind, reader),
    piece ? sql`(${substitutions.key} like ${piece} or lower(${substitutions.written}) like ${piece})` : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(substitutions)
      .where(and(found, after && sql`(${sortKey}, ${substitutions.id}) > (${sortKeyOf(after.spoken)}, ${after.id})`))
      .orderBy(sortKey, asc(substitutions.id))
      .limit(limit),
    db.select({ total: count() }).from(substitutions).where(found),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** All of one owner, by alphabet. */
export const allSubstitutions = (db: Database, kind: SubstitutionKind, owner: TermOwner): Promise<Substitution[]> =>
  db.select(columns).from(substitutions).where(ownedBy(kind, owner)).orderBy(sortKey, asc(substitutions.id));

/** Those a reader's dictations use, of both kinds: the own ones first, so that they are asked before the groups'. */
export const substitutionsInUse = (
  db: Database,
  reader: TermReader,
  limit: number,
): Promise<Pick<SubstitutionRow, 'kind' | 'spoken' | 'written'>[]> =>
  db
    .select({ kind: substitutions.kind, spoken: substitutions.spoken, written: substitutions.written })
    .from(substitutions)
    .where(and(seenBy(reader), not(substitutions.disabled)))
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
  const seen = anyGroup ? or(seenBy(reader), isNotNull(substitutions.groupId)) : seenBy(reader);
  const [row] = await db
    .select(columns)
    .from(substitutions)
    .where(and(eq(substitutions.id, id), eq(substitutions.kind, kind), seen))
    .limit(1);
  return row;
}

export type SubstitutionInsertion = { outcome: 'added' | 'known'; substitution: Substitution } | { outcome: 'full' };

/** @param most of this kind that the owner may have */
export async function insertSubstitution(
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  entry: SubstitutionEntry,
  most: number,
  now: Date,
): Promise<SubstitutionInsertion> {
  return oneAtATime(db, owner, async (tx) => {
    const [known] = await tx
      .select(columns)
      .from(substitutions)
      .where(and(ownedBy(kind, owner), eq(substitutions.key, termKey(entry.spoken))))
      .limit(1);
    if (known) return { outcome: 'known', substitution: known };
    if ((await countSubstitutions(tx, kind, owner)) >= most) return { outcome: 'full' };
    const [row] = await tx
      .insert(substitutions)
      .values(rowOf(kind, owner, entry, now))
      .returning(columns);
    if (!row) throw new Error('a substitution was neither written nor refused');
    return { outcome: 'added', substitution: row };
  });
}

const countSubstitutions = (db: Database | Transaction, kind: SubstitutionKind, owner: TermOwner): Promise<number> =>
  db.$count(substitutions, ownedBy(kind, owner));

/** @returns `taken` when the owner has another for the same words; undefined when the owner has no such one */
export async function changeSubstitution(
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  id: string,
  change: SubstitutionChange,
): Promise<Substitution | 'taken' | undefined> {
  try {
    const [row] = await db
      .update(substitutions)
      .set({ ...change, ...(change.spoken !== undefined && { key: termKey(change.spoken) }) })
      .where(and(ownedBy(kind, owner), eq(substitutions.id, id)))
      .returning(columns);
    return row;
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

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

/** Rows in one statement: Postgres takes 65,535 values. */
const chunk = 5000;

/**
 * Many in one transaction: all that `plan` wants, or none.
 * @param plan is given what the owner has and says which entries to write; one for known words takes that one's place
 */
export async function importSubstitutions(
  db: Database,
  kind: SubstitutionKind,
  owner: TermOwner,
  plan: (known: readonly Substitution[]) => readonly SubstitutionEntry[],
  now: Date,
): Promise<void> {
  await oneAtATime(db, owner, async (tx) => {
    const entries = plan(await tx.select(columns).from(substitutions).where(ownedBy(kind, owner)));
    for (let from = 0; from < entries.length; from += chunk) {
      const rows = entries.slice(from, from + chunk).map((entry) => rowOf(kind, owner, entry, now));
      const target = 'userId' in owner ? substitutions.userId : substitutions.groupId;
      await tx
        .insert(substitutions)
        .values(rows)
        .onConflictDoUpdate({
          target: [target, substitutions.kind, substitutions.key],
          set: {
            spoken: sql`excluded."spoken"`,
            written: sql`excluded."written"`,
            disabled: sql`excluded."disabled"`,
          },
        });
    }
  });
}

const rowOf = (kind: SubstitutionKind, owner: TermOwner, entry: SubstitutionEntry, now: Date) => ({
  ...entry,
  ...owner,
  kind,
  id: uuid7(now.getTime()),
  key: termKey(entry.spoken),
  createdAt: now,
});
