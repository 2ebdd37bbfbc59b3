import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Connection,
  changeSettings,
  connect,
  findDictationByKey,
  insertDictation,
  insertUser,
  migrate,
  uuid7,
} from '@alfavoice/db';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BlobStore, createBlobStore, keepAudioKey } from '../blobs/index.ts';
import { createSpool, type Spool } from '../spool/index.ts';
import { systemClock } from '../system-clock.ts';
import { createDictationAudio, type DictationAudio } from './audio.ts';
import { finished, heardSoFar } from './finished.ts';
import { createPending, type Pending } from './pending.ts';
import { createRetention, defaultRetentionOptions } from './retention.ts';

const log = pino({ level: 'silent' });
const dayMs = 24 * 3600_000;
let directory: string;
let database: EmbeddedPostgres;
let connection: Connection;
let spool: Spool;
let blobs: BlobStore;
let audio: DictationAudio;
let pending: Pending;
let userId: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-retention-'));
  database = await startEmbeddedPostgres({ directory: path.join(directory, 'database') });
  await migrate(database.url);
  connection = connect(database.url);
  const key = await keepAudioKey(directory);
  const parts = { key, clock: systemClock, log, onFailure: () => {} };
  spool = await createSpool({ directory: path.join(directory, 'spool'), ...parts });
  blobs = createBlobStore(path.join(directory, 'blobs'), key);
  audio = createDictationAudio({ spool, blobs, log });
  pending = createPending(path.join(directory, 'pending'));
});
afterAll(async () => {
  await connection.close();
  await spool.close();
  await database.stop();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  const user = { email: `${randomUUID()}@x.test`, passwordHash: '-', role: 'user' as const };
  userId = (await insertUser(connection.db, user, new Date()))?.id ?? '';
});

async function keepSound(): Promise<string> {
  const writer = await blobs.create({});
  writer.append(Buffer.alloc(3200));
  await writer.seal();
  await writer.close();
  return writer.id;
}
async function dictated(daysAgo: number) {
  const audioId = await keepSound();
  const atMs = Date.now() - daysAgo * dayMs;
  const end = { dictationId: uuid7(atMs), samples: 1600, complete: true, atMs, afterStopMs: 0, audioId };
  const dictation = finished(heardSoFar([], 1600, 'ru'), { quality: 'normal', mode: 'on_pause' }, end);
  await insertDictation(connection.db, userId, dictation, 0);
  return dictation;
}
const rowOf = (dictation: { dictationId: string }) => findDictationByKey(connection.db, userId, dictation.dictationId);
const has = async (id: string | null) => (await blobs.stat(id ?? '')) !== undefined;

interface World {
  /** What the wall clock shows, in ms ahead of the time. */
  aheadMs: number;
}
function retention(world: World = { aheadMs: 0 }, strayMs = defaultRetentionOptions.strayMs) {
  const clock = { ...systemClock, now: () => Date.now() + world.aheadMs };
  const options = { ...defaultRetentionOptions, strayMs, batch: 2 };
  return createRetention({ db: connection.db, blobs, audio, pending, clock, log, options });
}

test('sound goes after 30 days when nothing else is set, the text stays; what is younger stays whole', async () => {
  const [old, young] = [await dictated(31), await dictated(29)];
  await retention().once();
  expect(await rowOf(old)).toMatchObject({ audioId: null });
  expect([await has(old.audioId), await has(young.audioId)]).toEqual([false, true]);
});

test('dictations go with their sound after the days their owner set, however many', async () => {
  await changeSettings(connection.db, userId, { keep_text_days: 7 }, new Date());
  const old = await Promise.all([8, 9, 10, 11, 12].map(dictated));
  const young = await dictated(6);
  await Promise.all([retention().once(), retention().once()]);
  for (const dictation of old) {
    expect(await rowOf(dictation)).toBeUndefined();
    expect(await has(dictation.audioId)).toBe(false);
  }
  expect(await rowOf(young)).toBeDefined();
});

test('a clock that jumps ahead by years deletes nothing', async () => {
  await changeSettings(connection.db, userId, { keep_text_days: 7 }, new Date());
  const dictation = await dictated(1);
  const world = { aheadMs: 0 };
  const running = retention(world);
  world.aheadMs = 3650 * dayMs;
  await running.once();
  await retention(world).once();
  expect(await rowOf(dictation)).toBeDefined();
  expect(await has(dictation.audioId)).toBe(true);
});

test('sound of no dictation is swept up after a day, unless its dictation still waits for the database', async () => {
  const [stray, fresh, waiting] = [await keepSound(), await keepSound(), await keepSound()];
  const twoDaysAgoS = (Date.now() - 2 * dayMs) / 1000;
  for (const id of [stray, waiting]) await utimes(path.join(blobs.directory, id), twoDaysAgoS, twoDaysAgoS);
  const end = { dictationId: randomUUID(), samples: 1600, complete: true, atMs: Date.now(), afterStopMs: 0 };
  const heard = heardSoFar([], 1600, 'ru');
  await pending.keep(userId, finished(heard, { quality: 'normal', mode: 'on_pause' }, { ...end, audioId: waiting }));
  const kept = await dictated(2);
  await utimes(path.join(blobs.directory, kept.audioId ?? ''), twoDaysAgoS, twoDaysAgoS);
  await retention().once();
  expect([await has(stray), await has(fresh), await has(waiting), await has(kept.audioId)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
