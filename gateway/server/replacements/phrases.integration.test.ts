import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maxReplacements, maxSnippets } from '../../contract/limits.ts';
import type { PhraseListResult } from '../../contract/rest/phrases.ts';
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
let adminToken: string;
let me: Person;
let other: Person;

beforeAll(async () => {
  at = await install();
  adminToken = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

beforeEach(async () => {
  [me, other] = [await newPerson(at.url, adminToken), await newPerson(at.url, adminToken)];
});

const groupOf = (...members: { id: string }[]) => newGroup(at.url, adminToken, ...members);

interface Item {
  id: string;
  spoken: string;
  text: string;
  disabled: boolean;
  group: { id: string; name: string } | null;
  editable: boolean;
}

/** The same for both: `written` of a replacement and `body` of a snippet are `text` here. */
const kinds = [
  {
    path: 'replacements' as const,
    most: maxReplacements,
    create: (token: string, { text, ...entry }: { spoken: string; text: string; group_id?: string }) =>
      api(at.url, token).api.replacements.$post({ json: { ...entry, written: text } }),
    patch: (token: string, id: string, { text, ...change }: { spoken?: string; text?: string; disabled?: boolean }) =>
      api(at.url, token).api.replacements[':id'].$patch({
        param: { id },
        json: { ...change, ...(text !== undefined && { written: text }) },
      }),
  },
  {
    path: 'snippets' as const,
    most: maxSnippets,
    create: (token: string, { text, ...entry }: { spoken: string; text: string; group_id?: string }) =>
      api(at.url, token).api.snippets.$post({ json: { ...entry, body: text } }),
    patch: (token: string, id: string, { text, ...change }: { spoken?: string; text?: string; disabled?: boolean }) =>
      api(at.url, token).api.snippets[':id'].$patch({
        param: { id },
        json: { ...change, ...(text !== undefined && { body: text }) },
      }),
  },
];

describe.each(kinds)('$path', ({ path, most, create, patch }) => {
  const item = (raw: unknown): Item => {
    const { written, body, ...rest } = raw as Item & { written?: string; body?: string };
    return { ...rest, text: written ?? body ?? '' };
  };
  const routes = (token: string) => api(at.url, token).api[path];
  const add = async (spoken: string, text: string, more: { group_id?: string } = {}, token = me.token) => {
    const answer = await create(token, { spoken, text, ...more });
    if (answer.status !== 201) throw new Error(JSON.stringify(await answer.json()));
    return item(await answer.json());
  };
  const list = async (query: object = {}, token = me.token) => {
    const answer = await routes(token).$get({ query });
    if (answer.status !== 200) throw new Error(JSON.stringify(await answer.json()));
    const page = (await answer.json()) as { items: unknown[]; next_cursor: string | null; total: number };
    return { ...page, items: page.items.map(item) };
  };
  const takeIn = async (text: string, more: object = {}, token = me.token) => {
    const answer = await routes(token).bulk.$post({ json: { text, ...more } });
    if (answer.status !== 200) throw new Error(JSON.stringify(await answer.json()));
    return (await answer.json()) as PhraseListResult;
  };

  test('one is added, found, changed and deleted', async () => {
    const added = await add('  моя  подпись ', 'С уважением, Анна');
    expect(added).toMatchObject({ spoken: 'моя подпись', disabled: false, group: null, editable: true });
    expect((await list({ q: 'ПОДП' })).items).toEqual([added]);
    expect((await list({ q: 'анна' })).items).toEqual([added]);
    expect((await list({ q: '%' })).items).toEqual([]);
    const changed = await patch(me.token, added.id, { text: 'Анна', disabled: true });
    expect(item(await changed.json())).toEqual({ ...added, text: 'Анна', disabled: true });
    expect((await patch(me.token, added.id, {})).status).toBe(200);
    expect((await routes(me.token)[':id'].$delete({ param: { id: added.id } })).status).toBe(204);
    expect(await list()).toEqual({ items: [], next_cursor: null, total: 0 });
  });

  test('pages hold each once, by alphabet', async () => {
    await takeIn('яблоко,1\nбанан,2\nёлка,3\nвишня,4');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list({ limit: 2, ...(cursor && { cursor }) });
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ spoken }) => spoken));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(['банан', 'вишня', 'ёлка', 'яблоко']);
    expect(await codeOf(await routes(me.token).$get({ query: { cursor: 'x' } }))).toBe('bad_request');
  });

  test('the same words are a conflict, whatever their capitals, and change nothing', async () => {
    const first = await add('стрелка', '→');
    const second = await add('галочка', '✓');
    expect(await codeOf(await create(me.token, { spoken: 'СТРЕЛКА', text: 'x' }))).toBe('conflict');
    expect(await codeOf(await patch(me.token, second.id, { spoken: 'Стрелка' }))).toBe('conflict');
    expect((await list()).items).toEqual([second, first]);
  });

  test.each([
    ['nothing is said', { spoken: '—', text: 'x' }],
    ['nothing is written', { spoken: 'x', text: ' ' }],
    ['a control character is written', { spoken: 'x', text: 'а\u0007' }],
    ['a NUL is written', { spoken: 'x', text: 'а\0' }],
    ['too much is written', { spoken: 'x', text: 'я'.repeat(10_001) }],
  ])('refused: %s', async (_name, entry) => {
    expect(await codeOf(await create(me.token, entry))).toBe('bad_request');
    expect((await list()).total).toBe(0);
  });

  test('a list: what fits is kept, what does not is named; a try changes nothing', async () => {
    await add('кот', 'кошка');
    const text = 'spoken;written\nкот;КОТ\nпёс;собака\nПёс;волк\n—;x\nрыба;';
    const tried = await takeIn(text, { dry_run: true });
    expect((await list()).total).toBe(1);
    expect(await takeIn(text)).toEqual(tried);
    expect(tried).toEqual({
      added: 1,
      changed: 1,
      known: 0,
      refused: 3,
      refusals: [
        { line: 4, text: 'Пёс', reason: 'repeated' },
        { line: 5, text: '—', reason: 'no_letters' },
        { line: 6, text: 'рыба', reason: 'nothing_written' },
      ],
      examples: [
        { spoken: 'кот', written: 'КОТ' },
        { spoken: 'пёс', written: 'собака' },
      ],
    });
    expect((await list()).items.map(({ spoken, text: written }) => [spoken, written])).toEqual([
      ['кот', 'КОТ'],
      ['пёс', 'собака'],
    ]);
  });

  test('what is saved as a file is taken in again as it was', async () => {
    await add('плюс', '+1; "да", -2');
    await add('запятые', 'а, б');
    const saved = await routes(me.token).export.$get({ query: {} });
    // `text()` would take the mark away.
    const file = Buffer.from(await saved.arrayBuffer()).toString('utf8');
    expect(file.startsWith('\ufeff')).toBe(true);
    expect(await takeIn(file, {}, other.token)).toMatchObject({ added: 2, refused: 0 });
    const texts = async (token: string) => (await list({}, token)).items.map(({ spoken, text }) => [spoken, text]);
    expect(await texts(other.token)).toEqual(await texts(me.token));
  });

  test('there is an end of room: the list says so, one alone is refused', async () => {
    const lines = Array.from({ length: most + 1 }, (_, index) => `слово ${index},x`).join('\n');
    expect(await takeIn(lines)).toMatchObject({ added: most, refusals: [{ line: most + 1, reason: 'no_room' }] });
    expect(await codeOf(await create(me.token, { spoken: 'ещё одно', text: 'x' }))).toBe('limit_reached');
  });

  test('a group’s are its members’ to use and its administrators’ to change', async () => {
    const group = await groupOf(me);
    const shared = await add('реквизиты', 'ИНН', { group_id: group.id }, adminToken);
    await add('реквизиты', 'мои');
    expect((await list()).items.map(({ text, editable }) => [text, editable]).sort()).toEqual([
      ['ИНН', false],
      ['мои', true],
    ]);
    expect((await list({ group: group.id })).items).toMatchObject([{ id: shared.id, group, editable: false }]);
    expect((await list({ group: 'none' })).items).toMatchObject([{ text: 'мои' }]);
    expect(await codeOf(await patch(me.token, shared.id, { text: 'x' }))).toBe('forbidden');
    expect(await codeOf(await create(me.token, { spoken: 'a', text: 'x', group_id: group.id }))).toBe('forbidden');
    expect(await codeOf(await routes(me.token).bulk.$post({ json: { text: 'a,x', group_id: group.id } }))).toBe(
      'forbidden',
    );
    expect((await list({}, other.token)).total).toBe(0);
    for (const answer of [
      await routes(other.token).$get({ query: { group: group.id } }),
      await routes(other.token).export.$get({ query: { group: group.id } }),
      await create(other.token, { spoken: 'a', text: 'x', group_id: group.id }),
      await patch(other.token, shared.id, { text: 'x' }),
      await routes(other.token)[':id'].$delete({ param: { id: shared.id } }),
    ])
      expect(await codeOf(answer)).toBe('not_found');
    expect(item(await (await patch(adminToken, shared.id, { text: 'ИНН 1' })).json())).toMatchObject({ text: 'ИНН 1' });
  });
});

test('a replacement is no snippet: the id of one is nothing to the other', async () => {
  const made = await api(at.url, me.token).api.snippets.$post({ json: { spoken: 'a', body: 'б\nв' } });
  const { id } = (await made.json()) as { id: string };
  expect(await codeOf(await api(at.url, me.token).api.replacements[':id'].$delete({ param: { id } }))).toBe(
    'not_found',
  );
  const replaced = await api(at.url, me.token).api.replacements.$post({ json: { spoken: 'a', written: 'б\nв' } });
  expect(await codeOf(replaced)).toBe('bad_request');
});

test('styles of sites are one’s own', async () => {
  const styles = (token = me.token) => api(at.url, token).api.styles;
  const put = (host: string, style: string, token = me.token) =>
    styles(token).sites[':host'].$put({ param: { host }, json: { style: style as 'chat' } });
  expect(await (await styles().$get()).json()).toMatchObject({ usual: 'tidy', sites: [] });
  expect(await (await put('mail.test', 'business_letter')).json()).toEqual({
    host: 'mail.test',
    style: 'business_letter',
  });
  await put('localhost:8080', 'code_comment');
  await put('mail.test', 'chat');
  await put('mail.test', 'list', other.token);
  expect(await codeOf(await put('mail.test', 'poem'))).toBe('bad_request');
  expect(await (await styles().$get()).json()).toMatchObject({
    sites: [
      { host: 'localhost:8080', style: 'code_comment' },
      { host: 'mail.test', style: 'chat' },
    ],
  });
  const remove = (host: string) => styles().sites[':host'].$delete({ param: { host } });
  expect((await remove('mail.test')).status).toBe(204);
  expect(await codeOf(await remove('mail.test'))).toBe('not_found');
  expect(await (await styles(other.token).$get()).json()).toMatchObject({ sites: [{ style: 'list' }] });
});
