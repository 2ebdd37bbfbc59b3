import { and, asc, count, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
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
/** What changes; what is undefined stays. */
export type Change<Entry> = { [Name in keyof Entry]?: Entry[Name] | undefined };

/** Words of one kind, of which each owner has each once. An `Entry` is what a person says about one. */
export interface OwnedWords<Row, Entry> {
  /** By alphabet. @returns up to `limit` rows, and how many there are without `after` and `limit` */
  list(reader: TermReader, filter: WordFilter): Promise<{ rows: Row[]; total: number }>;
  /** All of one owner, by alphabet. */
  all(owner: TermOwner): Promise<Row[]>;
  /** @param whose with `anyGroup` also those of groups the reader is no member of: for administrators */
  find(reader: TermReader, id: string, whose: { anyGroup: boolean }): Promise<Row | undefined>;
  /** @param most that the owner may have */
  insert(owner: TermOwner, entry: Entry, most: number, now: Date): Promise<Insertion<Row>>;
  /** @returns `taken` when the owner has another of that name; undefined when the owner has no such row */
  change(owner: TermOwner, id: string, change: Change<Entry>): Promise<Row | 'taken' | undefined>;
  /** @returns false when the owner has no such row */
  remove(owner: TermOwner, id: string): Promise<boolean>;
  /**
   * Many in one transaction: all that `plan` wants, or none.
   * @param plan is given what the owner has and says which entries to write; one with a known key takes that one's
   *   place and keeps the rest of it
   */
  import(owner: TermOwner, plan: (known: readonly Row[]) => readonly Entry[], now: Date): Promise<void>;
}

interface OwnedTable {
  id: PgColumn;
  userId: PgColumn;
  groupId: PgColumn;
  key: PgColumn;
}

/** Where words of one kind lie. */
interface Place<Entry> {
  table: PgTable & OwnedTable;
  /** That a row has. */
  columns: Record<string, PgColumn>;
  /** What tells their rows from others in the table. */
  isKind: SQL | undefined;
  /** Columns that make a row the only one of its owner. */
  unique: PgColumn[];
  /** What the key is made of. */
  nameOf(entry: Change<Entry>): string | undefined;
  /** What a search looks at beside the key, in lower case. */
  searched: SQL;
  /** What an entry says, as the columns are called. */
  said: (keyof Entry & string)[];
  /** What a new row has besides. */
  fresh: object;
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Words whose keys are equal are the same. */
export const termKey = (written: string): string => written.normalize('NFC').toLowerCase();

export const belongsTo = ({ userId, groupId }: OwnedTable, owner: TermOwner): SQL =>
  'userId' in owner ? eq(userId, owner.userId) : eq(groupId, owner.groupId);

/** Group ids as values and not as a subquery: only so both sides of the `or` are answered by an index. */
export const seenBy = (table: OwnedTable, { userId, groupIds }: TermReader): SQL | undefined =>
  or(eq(table.userId, userId), groupIds.length > 0 ? inArray(table.groupId, [...groupIds]) : undefined);

/** Rows in one statement: Postgres takes 65,535 values, a row has nine. */
const chunk = 5000;

/** `Row` is what `columns` of the table hold. */
export function wordsIn<Row, Entry extends object>(
  db: Database,
  { table, columns, isKind, unique, nameOf, searched, said, fresh }: Place<Entry>,
): OwnedWords<Row, Entry> {
  const ownedBy = (owner: TermOwner) => and(isKind, belongsTo(table, owner));
  const keyOf = (entry: Change<Entry>) => {
    const name = nameOf(entry);
    return name === undefined ? {} : { key: termKey(name) };
  };
  /** ё beside е, Latin before Cyrillic, the same on every server. */
  const order = sql`replace(${table.key}, 'ё', 'е') collate "C"`;
  const behind = ({ name, id }: { name: string; id: string }) =>
    sql`(${order}, ${table.id}) > (${termKey(name).replaceAll('ё', 'е')}, ${id})`;
  const holds = (search: string) => {
    const piece = `%${termKey(search).replace(/[\\%_]/g, '\\$&')}%`;
    return sql`(${table.key} like ${piece} or ${searched} like ${piece})`;
  };
  const rows = (from: Database | Transaction, where: SQL | undefined) => from.select(columns).from(table).where(where);
  const valuesOf = (owner: TermOwner, entry: Entry, now: Date) => ({
    ...fresh,
    ...entry,
    ...owner,
    ...keyOf(entry),
    id: uuid7(now.getTime()),
    createdAt: now,
  });

  const set = Object.fromEntries(
    said.map((name) => [name, sql`excluded.${sql.identifier(columns[name]?.name ?? name)}`]),
  );

  return {
    async list(reader, { search, owner, after, limit }) {
      const found = and(
        isKind,
        owner ? belongsTo(table, owner) : seenBy(table, reader),
        search ? holds(search) : undefined,
      );
      const [page, [counted]] = await Promise.all([
        rows(db, and(found, after && behind(after)))
          .orderBy(order, asc(table.id))
          .limit(limit),
        db.select({ total: count() }).from(table).where(found),
      ]);
      return { rows: page as Row[], total: counted?.total ?? 0 };
    },
    async all(owner) {
      return (await rows(db, ownedBy(owner)).orderBy(order, asc(table.id))) as Row[];
    },
    async find(reader, id, { anyGroup }) {
      const seen = seenBy(table, reader);
      const [row] = await rows(
        db,
        and(isKind, eq(table.id, id), anyGroup ? or(seen, isNotNull(table.groupId)) : seen),
      ).limit(1);
      return row as Row | undefined;
    },
    insert: (owner, entry, most, now) =>
      oneAtATime(db, owner, async (tx) => {
        const { key, ...rest } = valuesOf(owner, entry, now);
        const [known] = await rows(tx, and(ownedBy(owner), eq(table.key, key))).limit(1);
        if (known) return { outcome: 'known', row: known as Row };
        if ((await tx.$count(table, ownedBy(owner))) >= most) return { outcome: 'full' };
        const [row] = await tx
          .insert(table)
          .values({ key, ...rest })
          .returning(columns);
        if (!row) throw new Error('a word was neither written nor refused');
        return { outcome: 'added', row: row as Row };
      }),
    async change(owner, id, change) {
      try {
        const [row] = await db
          .update(table)
          .set({ ...change, ...keyOf(change) })
          .where(and(ownedBy(owner), eq(table.id, id)))
          .returning(columns);
        return row as Row | undefined;
      } catch (error) {
        if (isDuplicate(error)) return 'taken';
        throw error;
      }
    },
    async remove(owner, id) {
      const gone = await db
        .delete(table)
        .where(and(ownedBy(owner), eq(table.id, id)))
        .returning({ id: table.id });
      return gone.length > 0;
    },
    import: (owner, plan, now) =>
      oneAtATime(db, owner, async (tx) => {
        const entries = plan((await rows(tx, ownedBy(owner))) as Row[]);
        const target = ['userId' in owner ? table.userId : table.groupId, ...unique];
        for (let from = 0; from < entries.length; from += chunk) {
          const values = entries.slice(from, from + chunk).map((entry) => valuesOf(owner, entry, now));
          await tx.insert(table).values(values).onConflictDoUpdate({ target, set });
        }
      }),
  };
}

/** Two writers of one owner's words wait for each other: what was counted stays true until the commit. */
function oneAtATime<T>(db: Database, owner: TermOwner, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const id = 'userId' in owner ? owner.userId : owner.groupId;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
    return write(tx);
  });
}
