import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../connection.ts';
import { makeUser, said, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { correctDictation, findDictation, insertDictation, replaceHeard, rewriteDictation } from './dictations.ts';
import { answerProposal, findOpenProposal, noteProposals, openProposals } from './proposals.ts';
import { substitutionsIn, substitutionsInUse } from './substitutions.ts';

let database: TestDatabase;
let db: Database;
let userId: string;
let otherId: string;

beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  [userId, otherId] = [await makeUser(db), await makeUser(db)];
});

const change = { step: 'numbers', before: 'пять', after: '5', start: 0, end: 1, raw_start: 0, raw_end: 4 };
const written = { style: 'chat', changes: [change] };

test('what a text was written by goes with it: replaced by a longer arrival, a correction, another hearing, another style', async () => {
  const first = said('Пять.', { ...written, complete: false });
  const { row } = await insertDictation(db, userId, first, 0);
  expect(row).toMatchObject(written);
  const longer = { ...said('Пять и шесть.', { durationMs: 2000 }), dictationId: first.dictationId };
  expect((await insertDictation(db, userId, longer, 0)).row).toMatchObject({ style: null, changes: null });

  const rewritten = { text: '5 и 6', ...written };
  expect(await rewriteDictation(db, userId, row.id, rewritten)).toMatchObject({ ...rewritten, raw: 'пять и шесть.' });
  expect(await rewriteDictation(db, otherId, row.id, rewritten)).toBeUndefined();
  expect(await correctDictation(db, userId, row.id, 'Шесть.')).toMatchObject({ style: 'chat', changes: null });
  await rewriteDictation(db, userId, row.id, rewritten);
  const { raw, text, language, quality, timings, segments } = longer;
  await replaceHeard(db, userId, first.dictationId, { raw, text, language, quality, timings, segments });
  expect(await findDictation(db, userId, row.id)).toMatchObject({ text, style: null, changes: null });
});

test('proposals are counted, answered once, and not made of a correction that is taken back', async () => {
  const { row } = await insertDictation(db, userId, said('графана'), 0);
  const now = new Date();
  const grafana = { kind: 'term', spoken: 'графана', written: 'Grafana' } as const;
  await noteProposals(db, userId, row.id, [grafana, grafana], now);
  await noteProposals(db, userId, row.id, [{ ...grafana, spoken: 'Графана' }], now);
  const [proposal] = await openProposals(db, userId, 10);
  expect(proposal).toMatchObject({ ...grafana, times: 2, historyId: row.id });
  await noteProposals(db, userId, row.id, [{ kind: 'replacement', spoken: 'Grafana', written: 'графана' }], now);
  expect(await openProposals(db, userId, 10)).toHaveLength(1);

  const id = proposal?.id ?? '';
  expect(await findOpenProposal(db, otherId, id)).toBeUndefined();
  expect(await answerProposal(db, otherId, id, 'dismissed')).toBe(false);
  const answers = await Promise.all([
    answerProposal(db, userId, id, 'accepted'),
    answerProposal(db, userId, id, 'dismissed'),
  ]);
  expect(answers.filter(Boolean)).toHaveLength(1);
  await noteProposals(db, userId, row.id, [grafana], now);
  expect(await openProposals(db, userId, 10)).toEqual([]);
});

test('of many who add the same words at once one does; the room is not overrun', async () => {
  const add = (spoken: string) =>
    substitutionsIn(db, 'snippet').insert({ userId }, { spoken, written: 'x', disabled: false }, 2, new Date());
  const same = await Promise.all(Array.from({ length: 5 }, () => add('подпись')));
  expect(same.filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
  const others = await Promise.all(['а', 'б', 'в'].map(add));
  expect(others.filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
  expect(await substitutionsInUse(db, { userId, groupIds: [] }, 10)).toHaveLength(2);
  expect(await substitutionsInUse(db, { userId: otherId, groupIds: [] }, 10)).toEqual([]);
});
