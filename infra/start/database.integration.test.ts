import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let dataDir: string;
let database: Database | undefined;
const warnings: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'database-'));
  warnings.length = 0;
});
afterEach(async () => {
  await database?.stop();
  rmSync(dataDir, { recursive: true });
});

const open = (databaseUrl?: string) =>
  openDatabase({
    configuration: { dataDir, databaseUrl },
    log: () => {},
    warn: (line) => warnings.push(line),
    signal: new AbortController().signal,
  });

/** By a connection of its own: one that was open when the server was killed may wait for ever. */
async function ask(url: string, question: (client: postgres.Sql) => Promise<postgres.Row[]>): Promise<string> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const [row] = await question(client);
    return String(row?.answer);
  } finally {
    await client.end({ timeout: 1 });
  }
}

it('starts a server that was killed again, at the same address', async () => {
  database = await open();
  const { url } = database;
  const pid = await ask(url, (client) => client`select pg_read_file('postmaster.pid', 0, 20) as answer`);
  process.kill(Number.parseInt(pid, 10), 'SIGKILL');
  await vi.waitFor(() => expect(warnings).toEqual(['The database ended unexpectedly and is started again.']), 5000);
  await vi.waitFor(() => ask(url, (client) => client`select 1 as answer`), { timeout: 20_000, interval: 200 });
});

it('says in a sentence when the database of DATABASE_URL is away', async () => {
  await expect(open('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(
    /^The database of DATABASE_URL cannot be used \(.+\): check that the server runs/,
  );
});
