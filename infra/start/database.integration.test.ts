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

it('starts a server that was killed again, at the same address', async () => {
  database = await open();
  const client = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await client`select pg_read_file('postmaster.pid', 0, 20) as pid`;
    process.kill(Number.parseInt(String(row?.pid), 10), 'SIGKILL');
    await vi.waitFor(() => expect(warnings).toEqual(['The database ended unexpectedly and is started again.']), 5000);
    await vi.waitFor(async () => expect(await client`select 1 as one`).toMatchObject([{ one: 1 }]), 20_000);
  } finally {
    await client.end();
  }
});

it('says in a sentence when the database of DATABASE_URL is away', async () => {
  await expect(open('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(
    /^The database of DATABASE_URL cannot be used \(.+\): check that the server runs/,
  );
});
