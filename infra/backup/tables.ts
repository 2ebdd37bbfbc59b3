import { Readable } from 'node:stream';
import type { Sql, TransactionSql } from 'postgres';

type Reader = Sql | TransactionSql;

export interface Table {
  name: string;
  /** Without those that the database computes. */
  columns: string[];
}

/** @returns the product's tables; each after those that it refers to */
export async function listTables(sql: Reader): Promise<Table[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r'
    order by c.relname, a.attnum`;
  const references = await sql<{ from: string; to: string }[]>`
    select f.relname as from, t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.oid <> t.oid`;
  const byName = new Map<string, string[]>();
  for (const { table, column } of columns) byName.set(table, [...(byName.get(table) ?? []), column]);
  const ordered: string[] = [];
  const visit = (name: string) => {
    if (ordered.includes(name) || !byName.has(name)) return;
    for (const { from, to } of references) if (from === name) visit(to);
    ordered.push(name);
  };
  for (const name of byName.keys()) visit(name);
  return ordered.map((name) => ({ name, columns: byName.get(name) ?? [] }));
}

/** `when` of the newest migration; 0: there is no schema. */
export async function migratedTo(sql: Reader): Promise<number> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.there) return 0;
  const [row] = await sql`select coalesce(max(created_at), 0)::float8 as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0);
}

/** Rows read at a time. */
const rowsAtOnce = 500;

/**
 * The rows of a table in the text format of COPY. Not by COPY itself: postgres.js (3.4) leaves the socket paused for good
 * when the last rows fill the stream's buffer.
 */
export function copyOut(sql: TransactionSql, { name, columns }: Table): Readable {
  const values = columns.map((column) => `"${column}"::text`).join(', ');
  const rows = sql.unsafe(`select ${values} from "${name}"`).values().cursor(rowsAtOnce);
  const lines = async function* () {
    for await (const some of rows as AsyncIterable<(string | null)[][]>)
      yield some.map((row) => `${row.map(copyText).join('\t')}\n`).join('');
  };
  return Readable.from(lines(), { objectMode: false });
}

/** https://www.postgresql.org/docs/18/sql-copy.html, "Text Format" */
const copyText = (value: string | null): string =>
  value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found);
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export const copyIn = (sql: TransactionSql, { name, columns }: Table) =>
  sql`copy ${sql(name)} (${sql(columns)}) from stdin`.writable();
