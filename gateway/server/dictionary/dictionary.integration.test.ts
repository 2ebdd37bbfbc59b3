import { randomUUID } from 'node:crypto';
import { type Connection, connect } from '@alfavoice/db';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { maxTermListBytes, maxTerms } from '../../contract/limits.ts';
import type { Problem } from '../../contract/problem.ts';
import type { NewTerm, TermListResult } from '../../contract/rest/dictionary.ts';
import {
  administrator,
  api,
  codeOf,
  type Installation,
  install,
  login,
  newGroup,
  newPerson,
  type Person,
} from '../testing/index.ts';

let at: Installation;
let connection: Connection;
let adminToken: string;
let me: Person;
let other: Person;

beforeAll(async () => {
  at = await install();
  connection = connect(at.database.url);
  adminToken = (await login(at.url, administrator)).access_token;
});
afterAll(async () => {
  await connection.close();
  await at.close();
});

beforeEach(async () => {
  [me, other] = [await newPerson(at.url, adminToken), await newPerson(at.url, adminToken)];
});

const dictionary = (token = me.token) => api(at.url, token).api.dictionary;
const groups = () => api(at.url, adminToken).api.admin.groups;
async function add(term: NewTerm, token = me.token) {
  const answer = await dictionary(token).$post({ json: term });
  if (answer.status !== 201) throw new Error(JSON.stringify(await answer.json()));
  return answer.json();
}
async function list(query: object = {}, token = me.token) {
  const answer = await dictionary(token).$get({ query });
  if (answer.status !== 200) throw new Error(JSON.stringify(await answer.json()));
  return answer.json();
}
const written = async (query: object = {}, token = me.token) =>
  (await list(query, token)).items.map((term) => term.written);
async function takeIn(text: string, more: object = {}, token = me.token): Promise<TermListResult> {
  const answer = await dictionary(token).bulk.$post({ json: { text, ...more } });
  if (answer.status !== 200) throw new Error(JSON.stringify(await answer.json()));
  return answer.json();
}
const groupOf = (...members: { id: string }[]) => newGroup(at.url, adminToken, ...members);

test('a term is added, found, changed and deleted', async () => {
  const term = await add({ written: '  Kubernetes ', sounds: ['кубернетес'], language: 'ru' });
  expect(term).toMatchObject({
    written: 'Kubernetes',
    sounds: ['кубернетес'],
    language: 'ru',
    disabled: false,
    use_count: 0,
    last_used_at: null,
    group: null,
    editable: true,
  });
  expect((await list({ q: 'КУБЕР' })).items).toEqual([term]);
  const one = dictionary()[':id'];
  const changed = await one.$patch({ param: { id: term.id }, json: { disabled: true, sounds: [] } });
  expect(await changed.json()).toEqual({ ...term, disabled: true, sounds: [] });
  expect((await one.$patch({ param: { id: term.id }, json: {} })).status).toBe(200);
  expect((await one.$delete({ param: { id: term.id } })).status).toBe(204);
  expect(await list()).toEqual({ items: [], next_cursor: null, total: 0 });
});

test('pages hold everything once, by alphabet', async () => {
  await takeIn('Яблоко\nБанан\nАпельсин\nЁлка\nВишня');
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await list({ limit: 2, ...(cursor && { cursor }) });
    expect(page.total).toBe(5);
    seen.push(...page.items.map((term) => term.written));
    cursor = page.next_cursor;
  }
  expect(seen).toEqual(['Апельсин', 'Банан', 'Вишня', 'Ёлка', 'Яблоко']);
});

test('a term that is there already is a conflict, whatever its capitals, and changes nothing', async () => {
  await add({ written: 'Grafana', sounds: ['графана'] });
  const kibana = await add({ written: 'Kibana' });
  expect(await codeOf(await dictionary().$post({ json: { written: 'GRAFANA' } }))).toBe('conflict');
  const renamed = await dictionary()[':id'].$patch({ param: { id: kibana.id }, json: { written: 'grafana' } });
  const problem = (await renamed.json()) as Problem;
  expect(problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Nothing was changed') });
  expect((await list()).items).toMatchObject([{ written: 'Grafana', sounds: ['графана'] }, { written: 'Kibana' }]);
});

test.each([
  ['nothing but spaces', { written: ' \u00a0 ' }],
  ['nothing that can be said', { written: '—' }],
  ['a control character', { written: 'а\u0007б' }],
  ['a NUL', { written: 'а\0б' }],
  ['101 characters', { written: 'я'.repeat(101) }],
  ['too many ways to sound', { written: 'x', sounds: Array.from({ length: 9 }, (_, n) => `${n}`) }],
  ['a language we do not know', { written: 'x', language: 'de' as 'ru' }],
])('refused: %s', async (_name, term) => {
  expect(await codeOf(await dictionary().$post({ json: term }))).toBe('bad_request');
  expect(await written()).toEqual([]);
});

test('a list: what fits is kept, what does not is named; a try changes nothing', async () => {
  await add({ written: 'Kafka' });
  const text = 'kafka,кафка\nRedis\n---\nредис\nРедис';
  const tried = await takeIn(text, { dry_run: true });
  expect(tried).toEqual({
    added: 2,
    changed: 1,
    known: 0,
    refused: 2,
    refusals: [
      { line: 3, text: '---', reason: 'no_letters' },
      { line: 5, text: 'Редис', reason: 'repeated' },
    ],
    examples: [
      { written: 'kafka', sounds: ['кафка'] },
      { written: 'Redis', sounds: [] },
      { written: 'редис', sounds: [] },
    ],
  });
  expect(await written()).toEqual(['Kafka']);
  expect(await takeIn(text)).toEqual(tried);
  expect(await written()).toEqual(['kafka', 'Redis', 'редис']);
  expect(await takeIn(text)).toMatchObject({ added: 0, changed: 0, known: 3, refused: 2 });
});

test('20,000 terms fit, one more does not: told with what was kept', async () => {
  const text = Array.from({ length: maxTerms + 2 }, (_, n) => `Слово ${n},как звучит ${n}`).join('\n');
  const startedMs = performance.now();
  expect(await takeIn(text)).toMatchObject({
    added: maxTerms,
    refused: 2,
    refusals: [
      { line: maxTerms + 1, reason: 'no_room' },
      { line: maxTerms + 2, reason: 'no_room' },
    ],
  });
  expect(performance.now() - startedMs).toBeLessThan(20_000);
  const answer = await dictionary().$post({ json: { written: 'Ещё одно' } });
  expect(await answer.json()).toMatchObject({
    status: 409,
    code: 'limit_reached',
    detail: expect.stringMatching(/20,000.*not added/),
  });
  await add({ written: 'У других место есть' }, other.token);
  const found = performance.now();
  expect((await list({ q: 'ОВО 1999' })).total).toBe(11);
  expect(performance.now() - found).toBeLessThan(1000);
});

test('a list over the limit of bytes is refused as a whole', async () => {
  const answer = await dictionary().bulk.$post({ json: { text: 'x'.repeat(maxTermListBytes) } });
  expect(await codeOf(answer)).toBe('too_large');
});

test('the export comes in again as it was', async () => {
  await takeIn('"Acme, Inc.",акме|акме инк,en\nРомашка');
  const answer = await fetch(`${at.url}/api/dictionary/export`, { headers: { authorization: `Bearer ${me.token}` } });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('dictionary.csv');
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  expect(csv).toBe('\ufeffwritten,sounds,language\r\n"Acme, Inc.",акме|акме инк,en\r\nРомашка,,');
  expect(await takeIn(csv)).toMatchObject({ added: 0, changed: 0, known: 2, refused: 0 });
});

test('terms of a group: administrators write, members read, others see nothing', async () => {
  const group = await groupOf(me);
  const term = await add({ written: 'Меридиан', group_id: group.id }, adminToken);
  await add({ written: 'Зебра' });
  const seen = await list();
  expect(seen.items).toMatchObject([
    { written: 'Зебра', group: null, editable: true },
    { written: 'Меридиан', group, editable: false },
  ]);
  expect(await written({ group: 'none' })).toEqual(['Зебра']);
  expect(await written({ group: group.id })).toEqual(['Меридиан']);
  const one = dictionary()[':id'];
  expect(await codeOf(await one.$patch({ param: { id: term.id }, json: { written: 'x' } }))).toBe('forbidden');
  expect(await codeOf(await one.$delete({ param: { id: term.id } }))).toBe('forbidden');
  expect(await codeOf(await dictionary().$post({ json: { written: 'x', group_id: group.id } }))).toBe('forbidden');
  expect(await codeOf(await dictionary().bulk.$post({ json: { text: 'x', group_id: group.id } }))).toBe('forbidden');
  const mine = await (await dictionary().groups.$get()).json();
  expect(mine).toEqual({ items: [{ ...group, member: true, editable: false }] });

  expect(await written({}, other.token)).toEqual([]);
  const stranger = dictionary(other.token);
  for (const answer of [
    await stranger.$get({ query: { group: group.id } }),
    await stranger.export.$get({ query: { group: group.id } }),
    await stranger.$post({ json: { written: 'x', group_id: group.id } }),
    await stranger.bulk.$post({ json: { text: 'x', group_id: group.id } }),
    await stranger[':id'].$patch({ param: { id: term.id }, json: { written: 'x' } }),
    await stranger[':id'].$delete({ param: { id: term.id } }),
  ])
    expect(await codeOf(answer)).toBe('not_found');
  expect(await (await stranger.groups.$get()).json()).toEqual({ items: [] });

  expect(await written({}, adminToken)).not.toContain('Меридиан');
  expect((await list({ group: group.id }, adminToken)).items).toMatchObject([{ group, editable: true }]);
  const changed = await dictionary(adminToken)[':id'].$patch({
    param: { id: term.id },
    json: { sounds: ['мередиан'] },
  });
  expect(await changed.json()).toMatchObject({ sounds: ['мередиан'], group });
  expect(await takeIn('Экватор', { group_id: group.id }, adminToken)).toMatchObject({ added: 1 });
  expect(await written()).toEqual(['Зебра', 'Меридиан', 'Экватор']);
});

test('groups are made, renamed, filled, emptied and deleted by administrators', async () => {
  const group = await groupOf(me);
  expect(await codeOf(await groups().$post({ json: { name: group.name.toUpperCase() } }))).toBe('conflict');
  const name = `Новое имя ${randomUUID()}`;
  const renamed = await groups()[':id'].$patch({ param: { id: group.id }, json: { name } });
  expect(await renamed.json()).toEqual({ id: group.id, name });
  await add({ written: 'Раз', group_id: group.id }, adminToken);
  const { items } = (await (await groups().$get()).json()) as { items: { id: string }[] };
  expect(items.find(({ id }) => id === group.id)).toEqual({ id: group.id, name, members: 1, terms: 1 });
  const members = await groups()[':id'].members.$get({ param: { id: group.id } });
  expect(await members.json()).toMatchObject({ items: [{ id: me.id }] });
  const membership = groups()[':id'].members[':user_id'];
  const param = { id: group.id, user_id: me.id };
  expect((await membership.$delete({ param })).status).toBe(204);
  expect(await codeOf(await membership.$delete({ param }))).toBe('not_found');
  expect(await codeOf(await membership.$put({ param: { id: randomUUID(), user_id: me.id } }))).toBe('not_found');
  expect(await written()).toEqual([]);
  expect((await groups()[':id'].$delete({ param: { id: group.id } })).status).toBe(204);
  expect(await codeOf(await groups()[':id'].$delete({ param: { id: group.id } }))).toBe('not_found');
});

test('two writers of one dictionary at once: both are kept', async () => {
  const lists = Array.from({ length: 4 }, (_, n) =>
    Array.from({ length: 500 }, (_, k) => `Слово ${n} ${k}`).join('\n'),
  );
  await Promise.all(lists.map((text) => takeIn(text)));
  expect((await list()).total).toBe(2000);
});

afterEach(() => {
  const faults = at.logged.filter((line) => line.includes('request failed'));
  expect(faults).toEqual([]);
});
