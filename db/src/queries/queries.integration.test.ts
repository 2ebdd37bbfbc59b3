import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../connection.ts';
import { makeUser, said, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { isDatabaseAway, isOrphan, isUnstorableText } from '../trouble.ts';
import {
  correctDictation,
  deleteDictation,
  findDictation,
  findDictationByKey,
  forgetAudio,
  insertDictation,
  listDictations,
} from './dictations.ts';
import { rotateRefreshToken } from './refresh-tokens.ts';
import { changeSettings } from './settings.ts';
import { insertFirstUser } from './users.ts';

let database: TestDatabase;
let db: Database;
let userId: string;
let otherId: string;

beforeAll(async () => {
  database = await startTestDatabase(2);
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  [userId, otherId] = [await makeUser(db), await makeUser(db)];
});

const texts = async (filter: Partial<Parameters<typeof listDictations>[2]> = {}) =>
  (await listDictations(db, userId, { limit: 100, ...filter })).map(({ text }) => text);

test('a dictation is stored once, however often and at the same time it comes', async () => {
  const dictation = said('Один раз');
  const rows = await Promise.all(Array.from({ length: 5 }, () => insertDictation(db, userId, dictation, 0)));
  expect(new Set(rows.map(({ row }) => row.id)).size).toBe(1);
  const { row: again } = await insertDictation(db, userId, { ...dictation, text: 'Другой текст', durationMs: 9000 }, 0);
  expect(again.text).toBe('Один раз');
  expect(await texts()).toEqual(['Один раз']);
  await insertDictation(db, otherId, dictation, 0);
  expect(await texts()).toEqual(['Один раз']);
});

test('a dictation that broke off gives way to its longer self, never to a shorter one or over a correction', async () => {
  const broken = said('Начало', { complete: false, durationMs: 2000 });
  const { id } = (await insertDictation(db, userId, broken, 0)).row;
  await insertDictation(db, userId, { ...broken, text: 'Нач', durationMs: 1000 }, 0);
  expect(await texts()).toEqual(['Начало']);
  const { row: whole } = await insertDictation(
    db,
    userId,
    { ...broken, text: 'Начало и конец', complete: true, durationMs: 4000 },
    0,
  );
  expect(whole).toMatchObject({ id, text: 'Начало и конец', complete: true });
  const second = said('Черновик', { complete: false });
  const { row: draft } = await insertDictation(db, userId, second, 0);
  await correctDictation(db, userId, draft.id, 'Исправлено');
  expect((await insertDictation(db, userId, { ...second, complete: true, durationMs: 9000 }, 0)).row.text).toBe(
    'Исправлено',
  );
});

test('only the newest stay when a limit is set', async () => {
  for (const n of [1, 2, 3, 4]) await insertDictation(db, userId, said(`№ ${n}`, { createdAt: new Date(n * 1000) }), 3);
  expect(await texts()).toEqual(['№ 4', '№ 3', '№ 2']);
});

test('what arrives late is not deleted on its arrival, however old it is', async () => {
  for (const n of [1, 2, 3]) await insertDictation(db, userId, said(`№ ${n}`, { createdAt: new Date(n * 1000) }), 3);
  const { row } = await insertDictation(db, userId, said('late', { createdAt: new Date(0) }), 3);
  expect(await texts()).toEqual(['№ 3', '№ 2', 'late']);
  expect(row.text).toBe('late');
});

test('search stems Russian and English, marks hits, and takes what people type', async () => {
  for (const text of ['Первая диктовка готова', 'Two errors were found', 'Ни о чём <b>']) {
    await insertDictation(db, userId, said(text), 0);
  }
  const [found] = await listDictations(db, userId, { search: 'диктовки', limit: 5 });
  expect(found).toMatchObject({
    text: 'Первая диктовка готова',
    highlight: 'Первая \uE000диктовка\uE001 готова',
    userId,
  });
  expect(await texts({ search: 'error' })).toEqual(['Two errors were found']);
  expect(await texts({ search: '"two errors" or готовый' })).toHaveLength(2);
  expect(await texts({ search: `'); drop table dictations; -- & | ! :*` })).toEqual([]);
});

test('pages follow each other without gaps or doubles, also at equal times', async () => {
  const at = new Date(5000);
  for (let n = 0; n < 7; n++) await insertDictation(db, userId, said(`${n}`, { createdAt: at }), 0);
  const seen: string[] = [];
  let after: { createdAt: Date; id: string } | undefined;
  for (;;) {
    const page = await listDictations(db, userId, { limit: 3, after });
    seen.push(...page.map(({ text }) => text));
    after = page.at(-1);
    if (page.length < 3) break;
  }
  expect(seen.sort()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('filters narrow the page', async () => {
  await insertDictation(db, userId, said('Почта', { host: 'mail.test', createdAt: new Date(1000) }), 0);
  await insertDictation(db, userId, said('Mail', { host: 'mail.test', language: 'en', createdAt: new Date(2000) }), 0);
  await insertDictation(db, userId, said('Чат', { host: 'chat.test', createdAt: new Date(3000) }), 0);
  expect(await texts({ host: 'mail.test' })).toEqual(['Mail', 'Почта']);
  expect(await texts({ host: 'mail.test', language: 'ru' })).toEqual(['Почта']);
  expect(await texts({ from: new Date(2000), to: new Date(3000) })).toEqual(['Mail']);
});

test("another user's ids find, change and delete nothing", async () => {
  const { row } = await insertDictation(db, otherId, said('Чужое'), 0);
  expect(await findDictation(db, userId, row.id)).toBeUndefined();
  expect(await findDictationByKey(db, userId, row.dictationId)).toBeUndefined();
  expect(await correctDictation(db, userId, row.id, 'x')).toBeUndefined();
  expect(await deleteDictation(db, userId, row.id)).toBeUndefined();
  expect(await forgetAudio(db, userId, row.id)).toBeUndefined();
  expect((await findDictation(db, otherId, row.id))?.text).toBe('Чужое');
});

test('two changes of settings at once both stay', async () => {
  await changeSettings(db, userId, { theme: 'dark' }, new Date());
  await Promise.all([
    changeSettings(db, userId, { language: 'ru' }, new Date()),
    changeSettings(db, userId, { mode: 'on_pause' }, new Date()),
  ]);
  expect(await changeSettings(db, userId, {}, new Date())).toEqual({ theme: 'dark', language: 'ru', mode: 'on_pause' });
});

test('of two first administrators at once one is made, and none beside existing users', async () => {
  const first = () =>
    insertFirstUser(db, { email: `${randomUUID()}@x.test`, passwordHash: '-', role: 'admin' }, new Date());
  expect(await Promise.all([first(), first()])).toEqual([undefined, undefined]);
});

test('an unknown refresh token rotates nothing', async () => {
  const next = { tokenHash: randomUUID(), expiresAt: new Date(Date.now() + 1000) };
  expect(await rotateRefreshToken(db, randomUUID(), next, new Date())).toEqual({ outcome: 'unknown' });
});

test('troubles are told apart', async () => {
  await expect(insertDictation(db, randomUUID(), said('x'), 0)).rejects.toSatisfy(isOrphan);
  await expect(insertDictation(db, userId, said('\0'), 0)).rejects.toSatisfy(isUnstorableText);
  const nowhere = connect('postgres://x:y@127.0.0.1:1/z');
  await expect(listDictations(nowhere.db, userId, { limit: 1 })).rejects.toSatisfy(isDatabaseAway);
  await nowhere.close();
});
