import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DictationDetail } from '../../contract/rest/history.ts';
import {
  administrator,
  api,
  begin,
  codeOf,
  type Installation,
  install,
  live,
  login,
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
  at.worker.writes.clear();
});

const mine = (token = me.token) => api(at.url, token).api;
/** Each second of sound is a phrase; its loudness is what it says. */
async function dictate(loudness: number[], start: object = {}, token = me.token) {
  const client = await live(at.url, token);
  client.say({ ...begin, mode: 'on_pause', dictation_id: uuid7(Date.now()), ...start });
  for (const one of loudness) client.sound(1, one);
  client.say({ type: 'stop' });
  const final = await client.final();
  client.socket.close();
  return { final, messages: client.messages, open: at.worker.opened.at(-1) };
}
/** As it stands in the history once the sound, which follows the text, is there too. */
const detail = (id: string, token = me.token): Promise<DictationDetail> =>
  vi.waitFor(
    async () => {
      const answer = await mine(token).history[':id'].$get({ param: { id } });
      if (answer.status !== 200) throw new Error(JSON.stringify(await answer.json()));
      const found = await answer.json();
      expect(found.has_audio).toBe(true);
      return found;
    },
    { timeout: 5000 },
  );

test('a dictation is written by its user’s terms, replacements, snippets and settings, what is switched off left out', async () => {
  await mine().dictionary.$post({ json: { written: 'Kubernetes', sounds: ['кубернетес'] } });
  await mine().dictionary.$post({ json: { written: 'Выключенное', disabled: true } });
  await mine().replacements.$post({ json: { spoken: 'стрелка', written: '→' } });
  await mine().snippets.$post({ json: { spoken: 'моя подпись', body: 'С уважением,\n{cursor}' } });
  await mine(other.token).replacements.$post({ json: { spoken: 'чужое', written: 'х' } });
  await mine().settings.$post({ json: { yo: 'never', money: 'sign', no_break_spaces: 'usual' } });
  const { open } = await dictate([5], { context: { host: 'mail.test', before: 'Я пишу, что ' } });
  expect(open?.writing).toMatchObject({
    style: 'tidy',
    options: { yo: 'never', money: 'sign', noBreakSpaces: 'usual' },
    precedingText: 'Я пишу, что ',
    phrasesKey: expect.any(String),
    terms: [
      { spoken: 'стрелка', written: '→' },
      { spoken: 'Kubernetes', written: 'Kubernetes' },
      { spoken: 'кубернетес', written: 'Kubernetes' },
    ],
    snippets: [{ spoken: 'моя подпись', body: 'С уважением,\n{cursor}' }],
  });
});

test('a group’s snippets are its members’, as soon as they are there', async () => {
  await dictate([5]);
  const made = await api(at.url, adminToken).api.admin.groups.$post({ json: { name: `Отдел ${randomUUID()}` } });
  const { id } = (await made.json()) as { id: string };
  const members = api(at.url, adminToken).api.admin.groups[':id'].members[':user_id'];
  await members.$put({ param: { id, user_id: me.id } });
  await mine(adminToken).snippets.$post({ json: { spoken: 'реквизиты', body: 'ИНН 7707083893', group_id: id } });
  const { open } = await dictate([6]);
  expect(open?.writing?.snippets).toEqual([{ spoken: 'реквизиты', body: 'ИНН 7707083893' }]);
  expect((await dictate([7], {}, other.token)).open?.writing?.snippets).toBeUndefined();
});

test('the style is the dictation’s, else the site’s, else the usual one; the history tells it', async () => {
  await mine().settings.$post({ json: { style: 'business_letter' } });
  await mine().styles.sites[':host'].$put({ param: { host: 'chat.test' }, json: { style: 'chat' } });
  await mine(other.token).styles.sites[':host'].$put({ param: { host: 'mail.test' }, json: { style: 'list' } });
  const styleOf = async (context: object) => (await dictate([5], { context })).open?.writing?.style;
  expect(await styleOf({ host: 'mail.test' })).toBe('business_letter');
  expect(await styleOf({ host: 'chat.test' })).toBe('chat');
  expect(await styleOf({ host: 'chat.test', style: 'code_comment' })).toBe('code_comment');
  expect(await styleOf({ host: 'chat.test', style: 'unheard of' })).toBe('tidy');
  const { final } = await dictate([5], { context: { host: 'chat.test' } });
  expect(await detail(final.history_id ?? '')).toMatchObject({ style: 'chat' });
});

test('the language model edits where the settings say so, but not what is to stand as it was said', async () => {
  await mine().settings.$post({ json: { editor: true } });
  expect((await dictate([5])).open).toMatchObject({ editor: true });
  expect((await dictate([5], { context: { host: 'a.test', style: 'as_said' } })).open).toMatchObject({ editor: false });
  await mine().writing.clean.$post({ json: { text: 'привет', language: 'ru', style: 'as_said' } });
  expect(at.worker.cleaned.at(-1)).toMatchObject({ editor: false });
});

test('what a command takes back is told, and is not in the text that is stored', async () => {
  at.worker.writes.set(2, { text: '', removesPreceding: 5 });
  at.worker.writes.set(3, { text: '\n' });
  const { final, messages } = await dictate([1, 7, 2, 3, 8]);
  expect(messages.filter(({ type }) => type === 'partial_text')).toMatchObject([
    { segment: 0, text: '№ 1.' },
    { segment: 1, text: '№ 7.' },
    { segment: 2, text: '', removes_preceding: 5 },
    { segment: 3, text: '\n' },
    { segment: 4, text: '№ 8.' },
  ]);
  expect(final.text).toBe('№ 1.\n№ 8.');
  expect(final.raw).toBe('1 7 2 3 8');
  expect(final.segments[2]).toMatchObject({ text: '', removes_preceding: 5 });
  const { text, changes } = await detail(final.history_id ?? '');
  expect(text).toBe(final.text);
  expect(changes).toContainEqual(expect.objectContaining({ step: 'commands', before: ' № 7.', after: '' }));
});

test('where a snippet wants the caret is told', async () => {
  at.worker.writes.set(4, { text: 'Dear , bye', cursor: 5 });
  const { messages } = await dictate([4]);
  expect(messages.find(({ type }) => type === 'partial_text')).toMatchObject({ text: 'Dear , bye', cursor: 5 });
});

test('the history says why a text is what it is, until a person corrects it; another style writes it again', async () => {
  const { final } = await dictate([1, 2]);
  const id = final.history_id ?? '';
  const before = await detail(id);
  expect(before.changes).toMatchObject([
    { step: expect.any(String), before: '1', after: '№ 1.', start: 0, end: 4, raw_start: 0, raw_end: 1 },
    { before: '2', after: '№ 2.', start: 5, end: 9, raw_start: 2, raw_end: 3 },
  ]);
  const rewrite = mine().history[':id'].rewrite;
  const preview = await rewrite.$post({ param: { id }, json: { style: 'list', preview: true } });
  expect(await preview.json()).toMatchObject({ id, text: '1 2', style: 'list', changes: [] });
  expect(await detail(id)).toEqual(before);
  const rewritten = await rewrite.$post({ param: { id }, json: { style: 'list' } });
  expect(await rewritten.json()).toMatchObject({ text: '1 2', raw: '1 2', style: 'list', changes: [] });
  expect(at.worker.cleaned.at(-1)).toMatchObject({ text: '1 2', style: 'list', language: 'ru' });
  await mine().history[':id'].$patch({ param: { id }, json: { text: 'Один и два.' } });
  expect(await detail(id)).toMatchObject({ text: 'Один и два.', raw: '1 2', changes: [] });
});

test('any text is cleaned by the person’s own words', async () => {
  await mine().replacements.$post({ json: { spoken: 'стрелка', written: '→' } });
  const cleaned = await mine().writing.clean.$post({ json: { text: 'привет', language: 'ru', style: 'chat' } });
  expect(await cleaned.json()).toMatchObject({
    text: 'ПРИВЕТ',
    raw: 'привет',
    changes: [{ raw_start: 0, raw_end: 6 }],
  });
  expect(at.worker.cleaned.at(-1)).toMatchObject({ style: 'chat', terms: [{ spoken: 'стрелка', written: '→' }] });
  await mine(other.token).writing.clean.$post({ json: { text: 'привет', language: 'ru' } });
  expect(at.worker.cleaned.at(-1)?.terms).toBeUndefined();
});

test('another’s dictation is not written again', async () => {
  const { final } = await dictate([1]);
  const id = final.history_id ?? '';
  const before = await detail(id);
  const asked = at.worker.cleaned.length;
  const answer = await mine(other.token).history[':id'].rewrite.$post({ param: { id }, json: { style: 'list' } });
  expect(await codeOf(answer)).toBe('not_found');
  expect(at.worker.cleaned).toHaveLength(asked);
  expect(await detail(id)).toEqual(before);
});

test('an administrator’s prompt goes to the worker with every text; a broken file does not', async () => {
  const admin = mine(adminToken).admin.prompts;
  const broken = await admin[':name'].$put({ param: { name: 'ru' }, json: { text: '> нет указания' } });
  expect(await broken.json()).toMatchObject({
    code: 'bad_request',
    detail: expect.stringMatching(/Nothing was changed/),
  });
  const text = 'Исправь знаки.\n\n> да да\nДа.';
  const put = await admin[':name'].$put({ param: { name: 'ru' }, json: { text } });
  expect(await put.json()).toMatchObject({ name: 'ru', text, origin: 'file', problem: null });
  const prompt = { order: 'Исправь знаки.', examples: [{ spoken: 'да да', written: 'Да.' }] };
  expect((await dictate([5])).open?.writing?.prompts).toEqual({ ru: prompt });
  await mine().writing.clean.$post({ json: { text: 'привет', language: 'ru' } });
  expect(at.worker.cleaned.at(-1)?.prompts).toEqual({ ru: prompt });
  const { items } = (await (await admin.$get()).json()) as { items: { versions: { version: string }[] }[] };
  const version = items[0]?.versions[0]?.version ?? '';
  const again = await admin[':name'].versions[':version'].$get({ param: { name: 'ru', version } });
  expect(await again.json()).toEqual({ text });

  const folder = path.join(at.directory, 'data', 'prompts');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'ru.md'), '> сломано');
  await admin.$get();
  expect((await dictate([6])).open?.writing?.prompts).toBeUndefined();
  expect(at.logged.some((line) => line.includes('a prompt file is broken'))).toBe(true);
  await admin[':name'].$delete({ param: { name: 'ru' } });
  expect(await codeOf(await mine().admin.prompts.$get())).toBe('forbidden');
});

test('a correction is proposed, applied when it is accepted and never again when it is dismissed', async () => {
  at.worker.writes.set(9, { text: 'Мы перешли на кубернетес и графану вчера вечером.' });
  const { final } = await dictate([9]);
  const id = final.history_id ?? '';
  const correct = (text: string) => mine().history[':id'].$patch({ param: { id }, json: { text } });
  const proposals = mine().dictionary.proposals;
  const open = async (token = me.token) => {
    const answer = await mine(token).dictionary.proposals.$get();
    if (answer.status !== 200) throw new Error(String(answer.status));
    return (await answer.json()).items;
  };
  await correct('Мы перешли на Kubernetes и Grafana вчера вечером.');
  const found = await open();
  expect(found).toMatchObject([
    { kind: 'term', spoken: expect.any(String), written: expect.any(String), times: 1, history_id: id },
    { kind: 'term', times: 1 },
  ]);
  const of = (written: string) => found.find((one) => one.written === written)?.id ?? '';
  expect((await dictate([5])).open?.writing?.terms).toBeUndefined();
  expect(await open(other.token)).toEqual([]);
  for (const answer of ['accept', 'dismiss'] as const) {
    const foreign = mine(other.token).dictionary.proposals[':id'];
    const sent = answer === 'accept' ? foreign.accept : foreign.dismiss;
    expect(await codeOf(await sent.$post({ param: { id: of('Kubernetes') }, json: {} }))).toBe('not_found');
  }

  const accepted = await proposals[':id'].accept.$post({ param: { id: of('Kubernetes') }, json: {} });
  expect(await accepted.json()).toMatchObject({ kind: 'term', id: expect.any(String) });
  expect((await proposals[':id'].dismiss.$post({ param: { id: of('Grafana') } })).status).toBe(204);
  await vi.waitFor(async () =>
    expect((await dictate([5])).open?.writing?.terms).toContainEqual({ spoken: 'кубернетес', written: 'Kubernetes' }),
  );
  await correct('Мы перешли на кубернетес и графану вчера вечером.');
  await correct('Мы перешли на Kubernetes и Grafana вчера вечером.');
  expect(await open()).toEqual([]);
  expect(await codeOf(await proposals[':id'].accept.$post({ param: { id: of('Grafana') }, json: {} }))).toBe(
    'not_found',
  );
});

test('going back to what was heard proposes nothing', async () => {
  at.worker.writes.set(10, { text: 'Мы перешли на Kubernetes вчера.' });
  const { final } = await dictate([10]);
  await mine().history[':id'].$patch({ param: { id: final.history_id ?? '' }, json: { text: final.raw } });
  const answer = await mine().dictionary.proposals.$get();
  expect(await answer.json()).toEqual({ items: [] });
});
