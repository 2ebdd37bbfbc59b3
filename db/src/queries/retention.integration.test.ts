import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../connection.ts';
import { makeUser, said, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { findDictationByKey, forgetAudio, insertDictation, type NewDictation } from './dictations.ts';
import { databaseTime, deleteOldDictations, forgetOldAudio, referredAudio } from './retention.ts';
import { changeSettings } from './settings.ts';

let database: TestDatabase;
let db: Database;
let userId: string;

const now = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  userId = await makeUser(db, now);
});

const recorded = (createdAt: Date, more: Partial<NewDictation> = {}) =>
  said('Раз.', { audioId: randomUUID(), createdAt, ...more });
const store = async (owner: string, dictation: NewDictation, keepNewest = 0) =>
  insertDictation(db, owner, dictation, keepNewest);
const rowOf = async ({ dictationId }: NewDictation, owner = userId) => findDictationByKey(db, owner, dictationId);
const set = (values: Record<string, unknown>, owner = userId) => changeSettings(db, owner, values, now);
const audio = () => forgetOldAudio(db, { byDefault: 30, now, limit: 100 });
const texts = () => deleteOldDictations(db, { byDefault: 0, now, limit: 100 });

test('sound goes after the days its owner keeps it, the text stays', async () => {
  const other = await makeUser(db, now);
  await set({ keep_audio_days: 5 }, other);
  const [old, young, strict] = [recorded(daysAgo(31)), recorded(daysAgo(29)), recorded(daysAgo(6))];
  await store(userId, old);
  await store(userId, young);
  await store(other, strict);
  expect((await audio()).sort()).toEqual([old.audioId, strict.audioId].sort());
  expect(await rowOf(old)).toMatchObject({ text: 'Раз.', audioId: null });
  expect(await rowOf(young)).toMatchObject({ audioId: young.audioId });
  expect(await audio()).toEqual([]);
});

test('0 days of sound: all of it goes; 0 days of text: all of it stays', async () => {
  await set({ keep_audio_days: 0, keep_text_days: 0 });
  const dictation = recorded(new Date(now.getTime() - 1000));
  await store(userId, dictation);
  await store(userId, recorded(daysAgo(5000), { audioId: null }));
  expect(await audio()).toEqual([dictation.audioId]);
  expect(await texts()).toEqual({ count: 0, audio: [] });
});

test('dictations go after the days their owner keeps them, with their sound', async () => {
  await set({ keep_text_days: 7 });
  const [old, young] = [recorded(daysAgo(8)), recorded(daysAgo(6))];
  await store(userId, old);
  await store(userId, young);
  expect(await texts()).toEqual({ count: 1, audio: [old.audioId] });
  expect(await rowOf(old)).toBeUndefined();
  expect(await rowOf(young)).toBeDefined();
});

test('two processes at once let each blob go once', async () => {
  await set({ keep_audio_days: 1 });
  for (let n = 0; n < 20; n++) await store(userId, recorded(daysAgo(2)));
  const gone = (await Promise.all([audio(), audio(), audio()])).flat();
  gone.push(...(await audio()));
  expect(gone).toHaveLength(20);
  expect(new Set(gone).size).toBe(20);
});

test('a setting that is no number counts as not set', async () => {
  await set({ keep_audio_days: 'all', keep_text_days: null });
  await store(userId, recorded(daysAgo(29)));
  expect(await audio()).toEqual([]);
  expect((await texts()).count).toBe(0);
});

test('what gives way to a longer arrival or to history_limit leaves its sound to be deleted', async () => {
  const broken = recorded(daysAgo(3), { complete: false });
  await store(userId, broken);
  const whole = { ...broken, complete: true, durationMs: 2000, audioId: randomUUID() };
  expect(await store(userId, whole)).toMatchObject({ row: { audioId: whole.audioId }, droppedAudio: [broken.audioId] });
  const late = { ...whole, audioId: randomUUID() };
  expect(await store(userId, late)).toMatchObject({ row: { audioId: whole.audioId }, droppedAudio: [] });
  expect((await store(userId, recorded(daysAgo(1)), 1)).droppedAudio).toEqual([whole.audioId]);
});

test('the sound alone can be forgotten, once, and by its owner only', async () => {
  const dictation = recorded(now);
  const { row } = await store(userId, dictation);
  expect(await forgetAudio(db, await makeUser(db, now), row.id)).toBeUndefined();
  expect(await forgetAudio(db, userId, row.id)).toEqual({ audioId: dictation.audioId });
  expect(await forgetAudio(db, userId, row.id)).toEqual({ audioId: null });
});

test('which blobs rows refer to, and what time it is', async () => {
  const dictation = recorded(now);
  await store(userId, dictation);
  const [id = '', stray] = [dictation.audioId ?? '', randomUUID()];
  expect([...(await referredAudio(db, [id, stray]))]).toEqual([id]);
  expect(Math.abs((await databaseTime(db)).getTime() - Date.now())).toBeLessThan(5000);
});
