import { connect, uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  administrator,
  api,
  begin,
  type Installation,
  install,
  live,
  login,
  newGroup,
  newPerson,
  type Person,
} from '../testing/index.ts';

let at: Installation;
let adminToken: string;
let me: Person;

beforeAll(async () => {
  at = await install();
  adminToken = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());
beforeEach(async () => {
  me = await newPerson(at.url, adminToken);
});

const takeIn = async (text: string, group_id?: string) => {
  const answer = await api(at.url, group_id ? adminToken : me.token).api.dictionary.bulk.$post({
    json: { text, ...(group_id && { group_id }) },
  });
  expect(answer.status).toBe(200);
};
const terms = async () => {
  const answer = await api(at.url, me.token).api.dictionary.$get({ query: {} });
  if (answer.status !== 200) throw new Error(`${answer.status}`);
  return (await answer.json()).items;
};

/** One dictation; the scripted worker hears the number of its loudness. @returns what the worker was told at its start */
async function dictate(loudness: number, more: object = {}) {
  const client = await live(at.url, me.token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, dictation_id, ...more });
  client.sound(1, loudness);
  client.say({ type: 'stop' });
  const final = await client.final();
  client.socket.close();
  return { final, open: at.worker.opened.find(({ dictationId }) => dictationId === dictation_id) };
}

test('nothing is sent of someone of whom nothing is known', async () => {
  const { open } = await dictate(1);
  expect(open).not.toHaveProperty('vocabulary');
  expect(open).not.toHaveProperty('languageCounts');
});

test("the worker is told the user's and her groups' terms, and the languages she spoke", async () => {
  const { id } = await newGroup(at.url, adminToken, me);
  await takeIn('Свиридов\nMeridian,,en');
  await takeIn('Кубернетес', id);
  await takeIn('Чужое', (await newGroup(at.url, adminToken)).id);
  const { open } = await dictate(1);
  expect(open?.vocabulary?.toSorted()).toEqual(['Кубернетес', 'Свиридов']);
  await dictate(2);
  // What was looked up stands for a minute, unless the terms change.
  await takeIn('Новое');
  const { open: third } = await dictate(3, { language: 'auto' });
  expect(third?.vocabulary?.[0]).toBe('Новое');
  expect(third?.vocabulary).toHaveLength(4);
  expect(third?.languageCounts).toEqual({ ru: 2, en: 0 });
});

test('of a large dictionary the terms come first that stand around the caret, in any case of their words', async () => {
  await takeIn(Array.from({ length: 5000 }, (_, n) => `Термин ${n}`).join('\n'));
  await takeIn('Свиридов\nакт сверки\nJira');
  await takeIn(Array.from({ length: 300 }, (_, n) => `Новый термин ${n}`).join('\n'));
  const context = { host: 'jira.firma.example', before: 'Передайте Свиридову', after: 'вместе с актом сверки.' };
  const { open } = await dictate(1, { context });
  expect(open?.vocabulary).toHaveLength(200);
  expect(open?.vocabulary?.slice(0, 3).toSorted()).toEqual(['Jira', 'Свиридов', 'акт сверки']);
});

test('terms that stand in a text are counted as used, after the text is there', async () => {
  // The scripted worker says «№ 42.»
  await takeIn('42\n43');
  const { final } = await dictate(42);
  expect(final.text).toBe('№ 42.');
  await expect.poll(async () => (await terms()).map(({ use_count }) => use_count)).toEqual([1, 0]);
  const [used] = await terms();
  expect(Date.now() - Date.parse(used?.last_used_at ?? '')).toBeLessThan(20_000);
});

test('a dictionary that cannot be read in time holds nothing up', async () => {
  await takeIn('Свиридов');
  const client = await live(at.url, me.token);
  const connection = connect(at.database.url);
  try {
    await connection.db.transaction(async (tx) => {
      await tx.execute('lock table terms in access exclusive mode');
      const dictation_id = uuid7(Date.now());
      const startedMs = performance.now();
      client.say({ ...begin, dictation_id });
      await client.next('ready');
      expect(performance.now() - startedMs).toBeLessThan(600);
      expect(at.worker.opened.find(({ dictationId }) => dictationId === dictation_id)).not.toHaveProperty('vocabulary');
    });
    client.say({ type: 'cancel' });
  } finally {
    client.socket.close();
    await connection.close();
  }
});

test('without the database a dictation goes on, without a vocabulary', async () => {
  await takeIn('Свиридов');
  const client = await live(at.url, me.token);
  await at.database.stop();
  try {
    const dictation_id = uuid7(Date.now());
    client.say({ ...begin, dictation_id });
    client.sound(1, 5);
    client.say({ type: 'stop' });
    expect((await client.final()).text).toBe('№ 5.');
    expect(at.worker.opened.find(({ dictationId }) => dictationId === dictation_id)).not.toHaveProperty('vocabulary');
  } finally {
    client.socket.close();
    await at.restartDatabase();
  }
});
