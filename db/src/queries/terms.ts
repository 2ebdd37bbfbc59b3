import { and, asc, count, eq, getTableColumns, inArray, isNotNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type TermRow, terms } from '../schema/index.ts';
import { isDuplicate } from '../trouble.ts';

/** Whose terms: one user's, or one group's. */
export type TermOwner = { userId: string } | { groupId: string };
/** Whose terms a user sees: the own ones and those of her groups. */
export interface TermReader {
  userId: string;
  groupIds: readonly string[];
}

export type Term = Omit<TermRow, 'lexemes' | 'key'>;
/** What a person says about a term. */
export type TermEntry = Pick<TermRow, 'written' | 'sounds' | 'language' | 'disabled'>;

/** What changes; what is undefined stays. */
export type TermChange = { [Name in keyof TermEntry]?: TermEntry[Name] | undefined };

const { lexemes: _searchOnly, key: _order, ...columns } = getTableColumns(terms);
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Terms whose keys are equal are one term. */
export const termKey = (written: string): string => written.normalize('NFC').toLowerCase();

export const ownedBy = (owner: TermOwner): SQL =>
  'userId' in owner ? eq(terms.userId, owner.userId) : eq(terms.groupId, owner.groupId);

/** Group ids as values and not as a subquery: only so both sides of the `or` are answered by an index. */
const readBy = ({ userId, groupIds }: TermReader): SQL | undefined =>
  or(eq(terms.userId, userId), groupIds.length > 0 ? inArray(terms.groupId, [...groupIds]) : undefined);

/** ё beside е, Latin before Cyrillic, the same on every server. */
const sortKey = sql`replace(${terms.key}, 'ё', 'е') collate "C"`;
const sortKeyOf = (written: string) => termKey(written).replaceAll('ё', 'е');

export interface TermFilter {
  /** A piece of how it is written or sounds. */
  search?: string | undefined;
  /** Only the own ones, or only those of one group. */
  owner?: TermOwner | undefined;
  /** The last row of the page before. */
  after?: { written: string; id: string } | undefined;
  limit: number;
}

/** By alphabet. @returns up to `limit` rows, and how many there are without `after` and `limit` */
export async function listTerms(
  db: Database,
  reader: TermReader,
  { search, owner, after, limit }: TermFilter,
): Promise<{ rows: Term[]; total: number }> {
  const piece = search ? `%${termKey(search).replace(/[\\%_]/g, '\\$&')}%` : undefined;
  const found = and(
    owner ? ownedBy(owner) : readBy(reader),
    piece ? sql`(${terms.key} like ${piece} or lower(array_to_string(${terms.sounds}, ' ')) like ${piece})` : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(terms)
      .where(and(found, after && sql`(${sortKey}, ${terms.id}) > (${sortKeyOf(after.written)}, ${after.id})`))
      .orderBy(sortKey, asc(terms.id))
      .limit(limit),
    db.select({ total: count() }).from(terms).where(found),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** All terms of one owner, by alphabet. */
export const allTerms = (db: Database, owner: TermOwner): Promise<Term[]> =>
  db.select(columns).from(terms).where(ownedBy(owner)).orderBy(sortKey, asc(terms.id));

/** What a reader's dictations are written by: the own terms first, then those said last. */
export const termsInUse = (
  db: Database,
  reader: TermReader,
  limit: number,
): Promise<Pick<TermRow, 'written' | 'sounds'>[]> =>
  db
    .select({ written: terms.written, sounds: terms.sounds })
    .from(terms)
    .where(and(readBy(reader), not(terms.disabled)))
    .orderBy(sql`${terms.userId} is null`, sql`${terms.lastUsedAt} desc nulls last`, asc(terms.key))
    .limit(limit);

export const countTerms = (db: Database | Transaction, owner: TermOwner): Promise<number> =>
  db.$count(terms, ownedBy(owner));

/** @param anyGroup also those of groups the reader is no member of: for administrators */
export async function findTerm(
  db: Database,
  reader: TermReader,
  id: string,
  { anyGroup }: { anyGroup: boolean },
): Promise<Term | undefined> {
  const [row] = await db
    .select(columns)
    .from(terms)
    .where(and(eq(terms.id, id), anyGroup ? or(readBy(reader), isNotNull(terms.groupId)) : readBy(reader)))
    .limit(1);
  return row;
}

export type Insertion = { outcome: 'added'; term: Term } | { outcome: 'known'; term: Term } | { outcome: 'full' };

/** @param most terms that the owner may have */
export async function insertTerm(
  db: Database,
  owner: TermOwner,
  entry: TermEntry,
  most: number,
  now: Date,
): Promise<Insertion> {
  return oneAtATime(db, owner, async (tx) => {
    const [known] = await tx
      .select(columns)
      .from(terms)
      .where(and(ownedBy(owner), eq(terms.key, termKey(entry.written))))
      .limit(1);
    if (known) return { outcome: 'known', term: known };
    if ((await countTerms(tx, owner)) >= most) return { outcome: 'full' };
    const [term] = await tx
      .insert(terms)
      .values(rowOf(owner, entry, now))
      .returning(columns);
    if (!term) throw new Error('a term was neither written nor refused');
    return { outcome: 'added', term };
  });
}

/** @returns `taken` when the owner has another term that is written so; undefined when the owner has no such term */
export async function changeTerm(
  db: Database,
  owner: TermOwner,
  id: string,
  change: TermChange,
): Promise<Term | 'taken' | undefined> {
  try {
    const [row] = await db
      .update(terms)
      .set({ ...change, ...(change.written !== undefined && { key: termKey(change.written) }) })
      .where(and(ownedBy(owner), eq(terms.id, id)))
      .returning(columns);
    return row;
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

/** @returns false when the owner has no such term */
export async function deleteTerm(db: Database, owner: TermOwner, id: string): Promise<boolean> {
  const gone = await db
    .delete(terms)
    .where(and(ownedBy(owner), eq(terms.id, id)))
    .returning({ id: terms.id });
  return gone.length > 0;
}

/** Rows in one statement: Postgres takes 65,535 values, a row has nine. */
const chunk = 5000;

/**
 * Many terms in one transaction: all that `plan` wants, or none.
 * @param plan is given the owner's terms and says which entries to write; one with a known key takes that term's place
 *   and keeps its uses
 */
export async function importTerms(
  db: Database,
  owner: TermOwner,
  plan: (known: readonly Term[]) => readonly TermEntry[],
  now: Date,
): Promise<void> {
  await oneAtATime(db, owner, async (tx) => {
    const entries = plan(await tx.select(columns).from(terms).where(ownedBy(owner)));
    for (let from = 0; from < entries.length; from += chunk) {
      const rows = entries.slice(from, from + chunk).map((entry) => rowOf(owner, entry, now));
      await tx
        .insert(terms)
        .values(rows)
        .onConflictDoUpdate({
          target: ['userId' in owner ? terms.userId : terms.groupId, terms.key],
          set: {
            written: sql`excluded."written"`,
            sounds: sql`excluded."sounds"`,
            language: sql`excluded."language"`,
            disabled: sql`excluded."disabled"`,
          },
        });
    }
  });
}

const rowOf = (owner: TermOwner, entry: TermEntry, now: Date) => ({
  ...entry,
  ...owner,
  id: uuid7(now.getTime()),
  key: termKey(entry.written),
  useCount: 0,
  createdAt: now,
});

/** Two writers of one dictionary wait for each other: what was counted stays true until the commit. */
export function oneAtATime<T>(db: Database, owner: TermOwner, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const id = 'userId' in owner ? owner.userId : owner.groupId;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
    return write(tx);
  });
}
