import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type Database } from '../connection.ts';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { migrate } from '../migrate.ts';
import type { NewDictation } from '../queries/dictations.ts';
import { insertUser } from '../queries/users.ts';

/** A real database in a temporary directory, with the schema of today and nobody in it. */
export interface TestDatabase {
  db: Database;
  close(): Promise<void>;
}

/** @param processes that bring the schema up to date at once */
export async function startTestDatabase(processes = 1): Promise<TestDatabase> {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-db-'));
  const server = await startEmbeddedPostgres({ directory });
  await Promise.all(Array.from({ length: processes }, () => migrate(server.url)));
  const connection = connect(server.url);
  return {
    db: connection.db,
    async close() {
      await connection.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** @returns the new user's id */
export async function makeUser(db: Database, now = new Date()): Promise<string> {
  const user = await insertUser(db, { email: `${randomUUID()}@x.test`, passwordHash: '-', role: 'user' }, now);
  if (!user) throw new Error('a user of a test was not made');
  return user.id;
}

/** A dictation of a second in which the text was said. */
export const said = (text: string, more: Partial<NewDictation> = {}): NewDictation => ({
  dictationId: randomUUID(),
  raw: text.toLowerCase(),
  text,
  language: 'ru',
  quality: 'normal',
  mode: 'on_pause',
  host: null,
  durationMs: 1000,
  timings: { audio_ms: 1000, queue_ms: 0, recognise_ms: 1, write_ms: 1, after_stop_ms: 2 },
  segments: [],
  complete: true,
  recovered: false,
  audioId: null,
  createdAt: new Date(),
  ...more,
});
