import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator, api, begin, codeOf, type Installation, install, live, login } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const pendingFiles = () => readdir(path.join(at.directory, 'data', 'pending')).catch(() => []);
const killDatabase = async () => {
  process.kill(at.database.pid, 'SIGKILL');
  await at.database.ended;
};
const rowsOf = async (dictationId: string) => {
  const answer = await api(at.url, token).api.history.$get({ query: { limit: 100 } });
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: { dictation_id: string; text: string }[] };
  return items.filter((item) => item.dictation_id === dictationId);
};

test('database killed at the end of a dictation: the text is there, the row follows when it is back, once', async () => {
  const dictation_id = uuid7(Date.now());
  const client = await live(at.url, token);
  client.say({ ...begin, dictation_id });
  client.sound(1, 5);
  await client.next('ready');
  await killDatabase();
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ text: '№ 5.', history_id: null });
  client.socket.close();
  expect(await pendingFiles()).toHaveLength(1);
  expect((await fetch(`${at.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${at.url}/healthz`)).status).toBe(200);
  expect(await codeOf(await api(at.url, token).api.history.$get({ query: {} }))).toBe('unavailable');
  await at.restartDatabase();
  await expect.poll(() => rowsOf(dictation_id), { timeout: 10_000, interval: 100 }).toMatchObject([{ text: '№ 5.' }]);
  await expect.poll(pendingFiles, { timeout: 5000 }).toEqual([]);
  expect(await rowsOf(dictation_id)).toHaveLength(1);
}, 30_000);

test('with the database away all the time one can still dictate, with a token that one has', async () => {
  await killDatabase();
  const dictation_id = uuid7(Date.now());
  const client = await live(at.url, token);
  client.say({ ...begin, dictation_id });
  client.sound(1, 6);
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ text: '№ 6.', history_id: null });
  client.socket.close();
  await at.restartDatabase();
  await expect.poll(() => rowsOf(dictation_id), { timeout: 10_000, interval: 100 }).toHaveLength(1);
}, 30_000);
