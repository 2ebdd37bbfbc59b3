import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../connection.ts';
import { makeUser, said, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { insertDictation } from './dictations.ts';
import { addMember, deleteGroup, groupsOf, insertGroup, listGroups, removeMember, renameGroup } from './groups.ts';
import type { OwnedWords, TermOwner, TermReader, WordFilter } from './owned-words.ts';
import { type Term, type TermEntry, termsIn } from './terms.ts';
import { latestSpeech, lexemesOf, noteUses, recentTerms, termsAmong } from './vocabulary.ts';

let database: TestDatabase;
let db: Database;
let terms: OwnedWords<Term, TermEntry>;
let me: TermReader;
let other: TermReader;

const now = new Date(1_800_000_000_000);
const most = 20_000;

const makeReader = async (): Promise<TermReader> => {
  return { userId: await makeUser(db, now), groupIds: [] };
};
const makeGroup = async (...members: TermReader[]): Promise<{ groupId: string }> => {
  const group = await insertGroup(db, `Отдел ${randomUUID()}`, now);
  const groupId = group?.id ?? '';
  for (const { userId } of members) await addMember(db, groupId, userId);
  return { groupId };
};

beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
  terms = termsIn(db);
});
afterAll(() => database.close());
beforeEach(async () => {
  [me, other] = [await makeReader(), await makeReader()];
});

const entry = (written: string, more: Partial<TermEntry> = {}): TermEntry => ({
  written,
  sounds: [],
  language: null,
  disabled: false,
  ...more,
});
const add = async (owner: TermOwner, written: string, more: Partial<TermEntry> = {}, at = now) => {
  const added = await terms.insert(owner, entry(written, more), most, at);
  if (added.outcome !== 'added') throw new Error(`${written}: ${added.outcome}`);
  return added.row;
};
const own = ({ userId }: TermReader): TermOwner => ({ userId });
const written = async (filter: Partial<WordFilter> = {}, reader = me) =>
  (await terms.list(reader, { limit: 100, ...filter })).rows.map((term) => term.written);

test('a term is there once per owner, whatever its capitals', async () => {
  const first = await add(own(me), 'Кубернетес');
  expect(await terms.insert(own(me), entry('кубернетеС'), most, now)).toEqual({ outcome: 'known', row: first });
  await add(own(other), 'КУБЕРНЕТЕС');
  expect(await written()).toEqual(['Кубернетес']);
});

test('of many writers at once none goes over the limit', async () => {
  const words = Array.from({ length: 12 }, (_, n) => `Слово ${n}`);
  const outcomes = await Promise.all(words.map((word) => terms.insert(own(me), entry(word), 5, now)));
  expect(outcomes.filter(({ outcome }) => outcome === 'added')).toHaveLength(5);
  expect(outcomes.filter(({ outcome }) => outcome === 'full')).toHaveLength(7);
  expect(await terms.all(own(me))).toHaveLength(5);
});

test('the list is in the order of the alphabet, page by page, ё beside е', async () => {
  for (const word of ['Яблоко', 'ёлка', 'Ель', 'zulu', 'Alpha', 'Ежов', 'жук']) await add(own(me), word);
  const seen: string[] = [];
  let after: { name: string; id: string } | undefined;
  for (;;) {
    const { rows, total } = await terms.list(me, { limit: 3, after });
    expect(total).toBe(7);
    seen.push(...rows.map((term) => term.written));
    const last = rows.at(-1);
    after = last && { name: last.written, id: last.id };
    if (rows.length < 3) break;
  }
  expect(seen).toEqual(['Alpha', 'zulu', 'Ежов', 'ёлка', 'Ель', 'жук', 'Яблоко']);
});

test('search finds pieces of how it is written and how it sounds, and takes every character for itself', async () => {
  await add(own(me), 'Kubernetes', { sounds: ['Кубернетес', 'кубер'] });
  await add(own(me), '100 %');
  expect(await written({ search: 'BERNET' })).toEqual(['Kubernetes']);
  expect(await written({ search: 'Кубер' })).toEqual(['Kubernetes']);
  expect(await written({ search: '%' })).toEqual(['100 %']);
  expect(await written({ search: '_' })).toEqual([]);
});

test('members see the terms of their groups, nobody else does', async () => {
  const group = await makeGroup(me);
  const term = await add(group, 'Меридиан');
  await add(own(me), 'Зебра');
  const reader = { ...me, groupIds: (await groupsOf(db, me.userId)).map(({ id }) => id) };
  expect(reader.groupIds).toEqual([group.groupId]);
  expect(await written({}, reader)).toEqual(['Зебра', 'Меридиан']);
  expect(await written({ owner: group }, reader)).toEqual(['Меридиан']);
  expect(await written({ owner: own(me) }, reader)).toEqual(['Зебра']);
  expect(await written({}, other)).toEqual([]);
  expect(await terms.find(other, term.id, { anyGroup: false })).toBeUndefined();
  expect(await terms.find(other, term.id, { anyGroup: true })).toMatchObject({ written: 'Меридиан' });
  await removeMember(db, group.groupId, me.userId);
  expect(await groupsOf(db, me.userId)).toEqual([]);
});

test("another user's ids find, change and delete nothing, not even an administrator's look at any group", async () => {
  const { id } = await add(own(other), 'Чужое');
  expect(await terms.find(me, id, { anyGroup: true })).toBeUndefined();
  expect(await terms.change(own(me), id, { written: 'x' })).toBeUndefined();
  expect(await terms.remove(own(me), id)).toBe(false);
  expect(await terms.all(own(other))).toMatchObject([{ written: 'Чужое' }]);
});

test('a change keeps what it does not name and does not run into another term', async () => {
  const { id } = await add(own(me), 'Grafana', { sounds: ['графана'] });
  await add(own(me), 'Kibana');
  expect(await terms.change(own(me), id, { written: 'GRAFANA' })).toMatchObject({ sounds: ['графана'] });
  expect(await terms.change(own(me), id, { written: 'kibana' })).toBe('taken');
  expect(await written()).toEqual(['GRAFANA', 'Kibana']);
});

test('an import writes all it was planned to; a known term is changed and keeps its uses', async () => {
  await add(own(me), 'Kafka');
  await noteUses(db, me, 'Kafka', now);
  const many = Array.from({ length: 12_000 }, (_, n) => entry(`Слово ${n}`));
  let seen = 0;
  await terms.import(
    own(me),
    (known) => {
      seen = known.length;
      return [entry('KAFKA', { sounds: ['кафка'], language: 'ru' }), ...many];
    },
    now,
  );
  expect(seen).toBe(1);
  expect(await terms.all(own(me))).toHaveLength(12_001);
  const { rows } = await terms.list(me, { search: 'kafka', limit: 5 });
  expect(rows).toMatchObject([{ written: 'KAFKA', sounds: ['кафка'], language: 'ru', useCount: 1 }]);
});

test('an import that fails leaves everything as it was', async () => {
  await add(own(me), 'Прежнее');
  const bad = [entry('Новое'), entry('с нулём \0')];
  await expect(terms.import(own(me), () => bad, now)).rejects.toThrow();
  expect(await written()).toEqual(['Прежнее']);
});

test('a term that stands in a text was used, in any case of its words, alone or as a phrase', async () => {
  const group = await makeGroup(me);
  for (const word of ['Свиридов', 'акт сверки', 'Postgres', 'сверка', 'на']) await add(own(me), word);
  await add(group, 'Меридиан');
  await add(own(me), 'Молчать', { disabled: true });
  await add(own(other), 'Свиридов');
  const reader = { ...me, groupIds: [group.groupId] };
  const text = 'Передайте Свиридову акты сверки на «Меридиан», молчать нельзя.';
  expect(await noteUses(db, reader, text, now)).toBe(4);
  const used = (await terms.list(reader, { limit: 100 })).rows.filter(({ useCount }) => useCount > 0);
  expect(used.map((term) => term.written)).toEqual(['акт сверки', 'Меридиан', 'сверка', 'Свиридов']);
  expect(used.every(({ lastUsedAt }) => lastUsedAt?.getTime() === now.getTime())).toBe(true);
  expect(await noteUses(db, reader, 'Сверка: вот акт', now)).toBe(1);
  expect((await terms.list(other, { limit: 1 })).rows).toMatchObject([{ useCount: 0 }]);
  expect(await noteUses(db, reader, '', now)).toBe(0);
});

test('likely terms: said last, then new; those that a text names; none that is switched off', async () => {
  await add(own(me), 'Старое', {}, new Date(1000));
  await add(own(me), 'Новое', {}, new Date(3000));
  await add(own(me), 'Сказанное', {}, new Date(2000));
  await add(own(me), 'Выключенное', { disabled: true }, new Date(9000));
  await noteUses(db, me, 'сказанного', now);
  const names = (found: { written: string }[]) => found.map((term) => term.written);
  expect(names(await recentTerms(db, own(me), 2))).toEqual(['Сказанное', 'Новое']);
  const lexemes = await lexemesOf(db, 'О старом и выключенном');
  expect(names(await termsAmong(db, own(me), lexemes, 10))).toEqual(['Старое']);
  expect(await termsAmong(db, own(me), [], 10)).toEqual([]);
});

test('latest speech comes newest first, with the stems of its words, and is one’s own', async () => {
  const speaks = (userId: string, text: string, host: string | null, at: number) =>
    insertDictation(db, userId, said(text, { host, createdAt: new Date(at) }), 0);
  await speaks(me.userId, 'Первая', 'a.test', 1000);
  await speaks(me.userId, 'Вторая диктовка, Свиридов', null, 2000);
  await speaks(other.userId, 'Чужая', null, 3000);
  const latest = await latestSpeech(db, me.userId, 50);
  expect(latest.map(({ host }) => host)).toEqual([null, 'a.test']);
  expect(latest[0]).toMatchObject({ language: 'ru', lexemes: expect.arrayContaining(['диктовк', 'свиридов']) });
  expect(await latestSpeech(db, me.userId, 1)).toHaveLength(1);
});

test('groups have names of their own, and take their terms with them', async () => {
  const group = await makeGroup(me, other);
  await add(group, 'Раз');
  const [listed] = (await listGroups(db)).filter(({ id }) => id === group.groupId);
  expect(listed).toMatchObject({ members: 2, terms: 1 });
  expect(await insertGroup(db, listed?.name.toUpperCase() ?? '', now)).toBeUndefined();
  const second = await makeGroup();
  expect(await renameGroup(db, second.groupId, listed?.name ?? '')).toBe('taken');
  expect(await renameGroup(db, randomUUID(), 'Никто')).toBeUndefined();
  expect(await addMember(db, randomUUID(), me.userId)).toBe(false);
  expect(await addMember(db, group.groupId, me.userId)).toBe(true);
  expect(await deleteGroup(db, group.groupId)).toBe(true);
  expect(await terms.all(group)).toHaveLength(0);
  expect(await deleteGroup(db, group.groupId)).toBe(false);
});
