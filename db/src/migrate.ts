import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Several gateways may start at once: one migrates, the others wait. Any number will do, as long as it is ours. */
const migrationLock = 7_202_611;

/** The package's own folder, found by name: a bundle moves this module, not the migrations. */
const migrationsFolder = () =>
  path.join(path.dirname(createRequire(import.meta.url).resolve('@alfavoice/db/package.json')), 'migrations');

/** Brings the schema up to date. Rejects when the server cannot be reached. */
export const migrate = (url: string): Promise<void> => migrateBy(url, migrationsFolder());

/** `when` of each migration that this version knows, the newest last. */
export async function knownMigrations(): Promise<number[]> {
  const { entries } = await readJournal(migrationsFolder());
  return entries.map(({ when }) => when);
}

/** Brings an empty database to the schema as it was after one migration: what was saved then fits it. @param when of `knownMigrations` */
export async function migrateUpTo(url: string, when: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alfavoice-migrations-'));
  try {
    await cp(migrationsFolder(), folder, { recursive: true });
    const journal = await readJournal(folder);
    const entries = journal.entries.filter((entry) => entry.when <= when);
    await writeFile(journalOf(folder), JSON.stringify({ ...journal, entries }));
    await migrateBy(url, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const journalOf = (folder: string) => path.join(folder, 'meta', '_journal.json');
const readJournal = async (folder: string) =>
  JSON.parse(await readFile(journalOf(folder), 'utf8')) as { entries: { when: number }[] };

async function migrateBy(url: string, folder: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 2 });
  }
}
