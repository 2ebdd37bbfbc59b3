import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../connection.ts';
import { isDuplicate } from '../trouble.ts';

/** Whose words: one user's, or one group's. */
export type TermOwner = { userId: string } | { groupId: string };
/** Whose words a user sees: the own ones and those of her groups. */
export interface TermReader {
  userId: string;
  groupIds: readonly string[];
}

export interface WordFilter {
  /** A piece of how it is written, said or sounds. */
  search?: string | undefined;
  /** Only the own ones, or only those of one group. */
  owner?: TermOwner | undefined;
  /** The last row of the page before, by what the list is in order of. */
  after?: { name: string; id: string } | undefined;
  limit: number;
}

/** `row` is the one that was there before, where that is known. */
export type Insertion<Row> = { outcome: 'added' | 'known'; row: Row } | { outcome: 'full' };

/** Columns of a table of words of which each owner has each once. */
export interface OwnedTable {
  id: PgColumn;
  userId: PgColumn;
  groupId: PgColumn;
  key: PgColumn;
}

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Words whose keys are equal are the same. */
export const termKey = (written: string): string => written.normalize('NFC').toLowerCase();

export const belongsTo = ({ userId, groupId }: OwnedTable, owner: TermOwner): SQL =>
  'userId' in owner ? eq(userId, owner.userId) : eq(groupId, owner.groupId);

/** Group ids as values and not as a subquery: only so both sides of the `or` are answered by an index. */
export const seenBy = (table: OwnedTable, { userId, groupIds }: TermReader): SQL | undefined =>
  or(eq(table.userId, userId), groupIds.length > 0 ? inArray(table.groupId, [...groupIds]) : undefined);

/** ё beside е, Latin before Cyrillic, the same on every server. */
export const sortKey = ({ key }: OwnedTable): SQL => sql`replace(${key}, 'ё', 'е') collate "C"`;

/** What comes behind the last row of the page before. */
export const behind = (table: OwnedTable, { name, id }: { name: string; id: string }): SQL =>
  sql`(${sortKey(table)}, ${table.id}) > (${termKey(name).replaceAll('ё', 'е')}, ${id})`;

/** A pattern for `like` of a piece of a key. */
export const pieceOf = (search: string): string => `%${termKey(search).replace(/[\\%_]/g, '\\$&')}%`;

/** One more, unless it is there or the owner has `most`. */
export function insertOnce<Row>(
  db: Database,
  owner: TermOwner,
  most: number,
  table: {
    find: (tx: Transaction) => Promise<Row[]>;
    count: (tx: Transaction) => Promise<number>;
    write: (tx: Transaction) => Promise<Row[]>;
  },
): Promise<Insertion<Row>> {
  return oneAtATime(db, owner, async (tx) => {
    const [known] = await table.find(tx);
    if (known) return { outcome: 'known', row: known };
    if ((await table.count(tx)) >= most) return { outcome: 'full' };
    const [row] = await table.write(tx);
    if (!row) throw new Error('a word was neither written nor refused');
    return { outcome: 'added', row };
  });
}

/** @returns the changed row, `taken` when the owner has another with that key, undefined when there is no such row */
export async function changeOnce<Row>(change: Promise<Row[]>): Promise<Row | 'taken' | undefined> {
  try {
    return (await change)[0];
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

/** Rows in one statement: Postgres takes 65,535 values, a row has nine. */
const chunk = 5000;

/** Many in one transaction: all that `plan` makes of what the owner has, or none. */
export async function importAll<Row, Entry>(
  db: Database,
  owner: TermOwner,
  plan: (known: readonly Row[]) => readonly Entry[],
  table: { all: (tx: Transaction) => Promise<Row[]>; write: (tx: Transaction, entries: Entry[]) => Promise<unknown> },
): Promise<void> {
  await oneAtATime(db, owner, async (tx) => {
    const entries = plan(await table.all(tx));
    for (let from = 0; from < entries.length; from += chunk) await table.write(tx, entries.slice(from, from + chunk));
  });
}

/** Two writers of one owner's words wait for each other: what was counted stays true until the commit. */
function oneAtATime<T>(db: Database, owner: TermOwner, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const id = 'userId' in owner ? owner.userId : owner.groupId;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
    return write(tx);
  });
}
