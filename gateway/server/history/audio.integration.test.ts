import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryItem } from '../../contract/rest/history.ts';
import {
  administrator,
  api,
  begin,
  blobsOf,
  type Installation,
  install,
  live,
  login,
  rowsOf,
  speak,
  spoken,
} from '../testing/index.ts';
import { wavHeaderBytes } from './wav.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const sound = spoken(40_000);
const call = (method: string, where: string, headers: Record<string, string> = {}) =>
  fetch(`${at.url}${where}`, { method, headers: { authorization: `Bearer ${token}`, ...headers } });
const set = (json: object) => api(at.url, token).api.settings.$post({ json });
const blobIds = async () => (await blobsOf(at)).list();

async function dictate(): Promise<HistoryItem> {
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, dictation_id });
  speak(client, sound, 0);
  client.say({ type: 'stop' });
  await client.final();
  client.socket.close();
  const [row] = await rowsOf(at.url, token, dictation_id);
  return row ?? expect.fail('not in history');
}

test('the sound of a dictation is a WAV file with a name', async () => {
  const { id, has_audio, created_at } = await dictate();
  expect(has_audio).toBe(true);
  const answer = await call('GET', `/api/history/${id}/audio`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('audio/wav');
  expect(answer.headers.get('content-length')).toBe(String(sound.length + wavHeaderBytes));
  expect(answer.headers.get('content-disposition')).toContain(`dictation-${created_at.slice(0, 10)}-`);
  const file = Buffer.from(await answer.arrayBuffer());
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(file.readUInt32LE(24)).toBe(16_000);
  expect(file.readUInt32LE(40)).toBe(sound.length);
  expect(file.subarray(wavHeaderBytes).equals(sound)).toBe(true);
});

test.each([
  ['bytes=0-99', 0, 100],
  ['bytes=40-50', 40, 51],
  ['bytes=70000-', 70_000, 80_044],
  ['bytes=-10', 80_034, 80_044],
])('a range of it: %s', async (range, start, end) => {
  const { id } = await dictate();
  const whole = Buffer.from(await (await call('GET', `/api/history/${id}/audio`)).arrayBuffer());
  const answer = await call('GET', `/api/history/${id}/audio`, { range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/80044`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(start, end))).toBe(true);
});

test('a range behind the end', async () => {
  const { id } = await dictate();
  const answer = await call('GET', `/api/history/${id}/audio`, { range: 'bytes=90000-' });
  expect(answer.status).toBe(416);
  expect(answer.headers.get('content-range')).toBe('bytes */80044');
});

test('the sound can be deleted alone; the text stays', async () => {
  const { id } = await dictate();
  const before = (await blobIds()).length;
  for (const _twice of [1, 2]) expect((await call('DELETE', `/api/history/${id}/audio`)).status).toBe(204);
  expect(await blobIds()).toHaveLength(before - 1);
  expect((await call('GET', `/api/history/${id}/audio`)).status).toBe(404);
  expect(await (await call('GET', `/api/history/${id}`)).json()).toMatchObject({ has_audio: false, duration_ms: 2500 });
});

test('a deleted dictation leaves nothing: no row, no search entry, no sound', async () => {
  const { id, text } = await dictate();
  const before = (await blobIds()).length;
  expect((await call('DELETE', `/api/history/${id}`)).status).toBe(204);
  expect(await blobIds()).toHaveLength(before - 1);
  expect((await call('GET', `/api/history/${id}/audio`)).status).toBe(404);
  const found = await (await call('GET', `/api/history?q=${encodeURIComponent(text)}`)).json();
  expect((found as { items: HistoryItem[] }).items.some((item) => item.id === id)).toBe(false);
});

test('keep_audio_days 0: the sound goes as soon as the text is stored', async () => {
  await set({ keep_audio_days: 0 });
  const before = await blobIds();
  expect((await dictate()).has_audio).toBe(false);
  expect(await blobIds()).toEqual(before);
  const bytes = async () => /^spool_bytes (\d+)$/m.exec(await (await fetch(`${at.url}/metrics`)).text())?.[1];
  await expect.poll(bytes).toBe('0');
  await set({ keep_audio_days: 30 });
});

test('history_limit takes the sound of what it deletes', async () => {
  await set({ history_limit: 1 });
  const { id } = await dictate();
  await expect.poll(blobIds).toHaveLength(1);
  expect((await call('GET', `/api/history/${id}/audio`)).status).toBe(200);
  await set({ history_limit: 0 });
});

test('a file that is gone, or cannot be read, is said', async () => {
  const { id } = await dictate();
  const blobs = await blobsOf(at);
  const newest = async () => {
    const found = await Promise.all((await blobs.list()).map(async (one) => ({ one, ...(await blobs.stat(one)) })));
    return found.sort((left, right) => (right.modifiedAtMs ?? 0) - (left.modifiedAtMs ?? 0))[0]?.one ?? '';
  };
  const blob = await newest();
  const file = path.join(blobs.directory, blob);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(4), 0, 4, 0);
  await handle.close();
  expect((await stat(file)).size).toBeGreaterThan(0);
  expect((await call('GET', `/api/history/${id}/audio`)).status).toBe(503);
  await blobs.delete(blob);
  expect((await call('GET', `/api/history/${id}/audio`)).status).toBe(404);
  expect(await (await call('GET', `/api/history/${id}`)).json()).toMatchObject({ has_audio: false });
});
