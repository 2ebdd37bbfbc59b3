import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, insertDictation, insertUser, listDictations, migrateUpTo, type NewDictation } from '@alfavoice/db';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore } from './restore.ts';
import { save } from './save.ts';

let directory: string;
let server: EmbeddedPostgres;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-backup-'));
  server = await startEmbeddedPostgres({ directory: path.join(directory, 'postgres') });
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

/** An empty database of its own, and a folder for its files. */
async function place(name: string) {
  const admin = postgres(server.url, { max: 1 });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const dataDir = path.join(directory, name);
  await mkdir(dataDir);
  return { dataDir, databaseUrl: server.url.replace(/\/alfavoice$/, `/${name}`) };
}
const said = (text: string, audioId: string | null): NewDictation => ({
  ...{ dictationId: randomUUID(), raw: text, text, language: 'ru', quality: 'normal', mode: 'on_pause', host: null },
  ...{ durationMs: 1, segments: [], complete: true, recovered: false, audioId, style: null, changes: [] },
  timings: { audio_ms: 1, queue_ms: 0, recognise_ms: 0, write_ms: 0, after_stop_ms: 0 },
  createdAt: new Date(),
});
const put = async (dataDir: string, name: string, content: string | Buffer) => {
  await mkdir(path.dirname(path.join(dataDir, name)), { recursive: true });
  await writeFile(path.join(dataDir, name), content);
};
async function lived(name: string) {
  const at = await place(name);
  const { migrate } = await import('@alfavoice/db');
  await migrate(at.databaseUrl);
  const connection = connect(at.databaseUrl);
  const user = await insertUser(
    connection.db,
    { email: `${name}@x.test`, passwordHash: '-', role: 'user' },
    new Date(),
  );
  return { ...at, connection, userId: user?.id ?? '' };
}
const textsOf = async (databaseUrl: string, userId: string) => {
  const connection = connect(databaseUrl);
  const rows = await listDictations(connection.db, userId, { limit: 1000, search: undefined });
  const found = await listDictations(connection.db, userId, { limit: 10, search: 'особенный' });
  await connection.close();
  return { texts: rows.map(({ text }) => text), found: found.length };
};

test('what is saved while people dictate comes back into an empty installation, text and sound of one moment', async () => {
  const { dataDir, databaseUrl, connection, userId } = await lived('busy');
  const dictate = async (text: string) => {
    const audioId = randomUUID();
    await put(dataDir, `blobs/${audioId}`, `sound of ${text}`);
    await insertDictation(connection.db, userId, said(text, audioId), 0);
  };
  await dictate('Особенные слова\t\\ с "знаками"\nи строками');
  await put(dataDir, 'audio-key', 'key\n');
  await put(dataDir, 'spool/1/open', 'half a dictation');
  let stop = false;
  const busy = (async () => {
    for (let n = 0; !stop; n++) await dictate(`№ ${n}`);
  })();
  const file = path.join(directory, 'busy.backup');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const saved = await save({ dataDir, databaseUrl, file });
  stop = true;
  await busy;
  expect(saved.dictations).toBeGreaterThan(1);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(dataDir)).sort()).toEqual(['audio-key', 'blobs', 'spool']);

  const fresh = await place('fresh');
  expect(await restore({ ...fresh, file })).toEqual({ createdAt: saved.createdAt, dictations: saved.dictations });
  const { texts, found } = await textsOf(fresh.databaseUrl, userId);
  expect(texts).toHaveLength(saved.dictations);
  expect(texts.at(-1)).toBe('Особенные слова\t\\ с "знаками"\nи строками');
  expect(found).toBe(1);
  const back = connect(fresh.databaseUrl);
  for (const { audioId, text } of await listDictations(back.db, userId, { limit: 1000 })) {
    expect(await readFile(path.join(fresh.dataDir, 'blobs', audioId ?? ''), 'utf8')).toBe(`sound of ${text}`);
  }
  expect(await readFile(path.join(fresh.dataDir, 'audio-key'), 'utf8')).toBe('key\n');
  expect(await readFile(path.join(fresh.dataDir, 'spool/1/open'), 'utf8')).toBe('half a dictation');

  // A dictation that the backup did not have yet comes again from its client.
  const late = await insertDictation(back.db, userId, said('После копии', null), 0);
  expect(late.row.text).toBe('После копии');
  await back.close();
  await expect(restore({ ...fresh, file })).rejects.toThrow(/empty installation/);
  await connection.close();
});

test('a backup of an older schema is brought up to date', async () => {
  const old = await place('older');
  const migrations = await import('@alfavoice/db').then((db) => db.knownMigrations());
  await migrateUpTo(old.databaseUrl, migrations[2] ?? 0);
  const sql = postgres(old.databaseUrl, { max: 1 });
  const id = randomUUID();
  await sql`insert into users (id, email, password_hash, role) values (${id}, 'a@x.test', '-', 'user')`;
  await sql`insert into dictations (id, user_id, dictation_id, raw, text, language, quality, mode, duration_ms, timings, segments, complete, created_at)
    values (${randomUUID()}, ${id}, ${randomUUID()}, 'x', 'Старое', 'ru', 'normal', 'on_pause', 1, '{}', '[]', true, now())`;
  await sql.end();
  const file = path.join(directory, 'older.backup');
  await save({ ...old, file });
  const fresh = await place('renewed');
  await restore({ ...fresh, file });
  expect((await textsOf(fresh.databaseUrl, id)).texts).toEqual(['Старое']);
});

test('a damaged backup changes nothing', async () => {
  const { dataDir, databaseUrl, connection, userId } = await lived('damaged');
  const audioId = randomUUID();
  await put(dataDir, `blobs/${audioId}`, Buffer.alloc(100_000, 'x'));
  await insertDictation(connection.db, userId, said('Текст', audioId), 0);
  await connection.close();
  const file = path.join(directory, 'whole.backup');
  await save({ dataDir, databaseUrl, file });
  const whole = await readFile(file);
  const flipped = Buffer.from(whole);
  const at = whole.indexOf(Buffer.alloc(1000, 'x'));
  flipped[at] = 0;
  const fresh = await place('untouched');
  for (const [name, content] of [
    ['cut', whole.subarray(0, whole.length - 100)],
    ['half', whole.subarray(0, whole.length / 2)],
    ['flipped', flipped],
    ['empty', Buffer.alloc(0)],
    ['another', Buffer.from('PK something else')],
  ] as const) {
    const bad = path.join(directory, `${name}.backup`);
    await writeFile(bad, content);
    await expect(restore({ ...fresh, file: bad }), name).rejects.toThrow(/no whole backup/);
  }
  expect((await restore({ ...fresh, file })).dictations).toBe(1);
});
