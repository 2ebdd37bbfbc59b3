import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  administrator,
  begin,
  type Installation,
  install,
  live,
  login,
  newPerson,
  rowsOf,
  soundOf,
  speak,
  spoken,
} from '../testing/index.ts';

const patienceMs = 1500;
let at: Installation;
let token: string;
let otherToken: string;
beforeAll(async () => {
  at = await install({ RESUME_PATIENCE_MS: String(patienceMs) });
  token = (await login(at.url, administrator)).access_token;
  otherToken = (await newPerson(at.url, token)).token;
});
afterAll(() => at.close());

const start = (dictation_id: string, more: object = {}) => ({ ...begin, dictation_id, resumable: true, ...more });
const rows = (dictationId: string) => rowsOf(at.url, token, dictationId);
const sound = spoken(64_000);
/** Until the server has taken what was sent before. */
const heard = (client: { socket: { ping(): void; once(event: 'pong', hear: () => void): unknown } }) =>
  new Promise<void>((resolve) => {
    client.socket.once('pong', resolve);
    client.socket.ping();
  });

async function beginAndBreak(dictationId: string, samples: number, more: object = {}) {
  const client = await live(at.url, token);
  client.say(start(dictationId, more));
  speak(client, sound, 0, samples);
  await client.next('ready');
  await heard(client);
  client.socket.terminate();
  await client.closed;
}

test('a line that breaks and comes back: the dictation goes on where the server stands, no sample lost or repeated', async () => {
  const id = uuid7(Date.now());
  await beginAndBreak(id, 20_000);
  const client = await live(at.url, token);
  client.say(start(id, { session_id: 'again' }));
  const ready = await client.next('ready');
  expect(ready).toMatchObject({ session_id: 'again', received_samples: 20_000 });
  speak(client, sound, 20_000);
  client.say({ type: 'stop' });
  const final = await client.final();
  expect(final).toMatchObject({ dictation_id: id, session_id: 'again', timings: { audio_ms: 4000 } });
  expect(await rows(id)).toMatchObject([{ id: final.history_id, recovered: false, has_audio: true }]);
  await expect.poll(async () => (await soundOf(at.url, token, final.history_id ?? ''))?.equals(sound)).toBe(true);
  client.socket.close();
});

test('the line may break again and again, and before anything was said', async () => {
  const id = uuid7(Date.now());
  const silent = await live(at.url, token);
  silent.say(start(id));
  silent.socket.terminate();
  let received = 0;
  for (const upTo of [1600, 16_000, 40_000]) {
    const client = await live(at.url, token);
    client.say(start(id));
    received = (await client.next('ready')).received_samples ?? 0;
    speak(client, sound, received, upTo);
    await heard(client);
    client.socket.terminate();
  }
  const client = await live(at.url, token);
  client.say(start(id));
  expect(await client.next('ready')).toMatchObject({ received_samples: 40_000 });
  speak(client, sound, 40_000);
  client.say({ type: 'stop' });
  const { history_id } = await client.final();
  expect(history_id).not.toBeNull();
  await expect.poll(async () => (await soundOf(at.url, token, history_id ?? ''))?.equals(sound)).toBe(true);
  client.socket.close();
});

test('on_pause: phrases that closed while nobody listened are said again, with their numbers', async () => {
  const id = uuid7(Date.now());
  await beginAndBreak(id, 33_000, { mode: 'on_pause' });
  const client = await live(at.url, token);
  client.say(start(id, { mode: 'on_pause' }));
  await client.next('partial_text');
  const partial = client.messages.flatMap((message) => (message.type === 'partial_text' ? [message.segment] : []));
  expect(partial).toEqual([0, 1]);
  client.say({ type: 'stop' });
  await client.final();
  client.socket.close();
});

test('the old connection that the network forgot is cut: what it still sends does not count', async () => {
  const id = uuid7(Date.now());
  const old = await live(at.url, token);
  old.say(start(id));
  speak(old, sound, 0, 16_000);
  await old.next('ready');
  await heard(old);
  const client = await live(at.url, token);
  client.say(start(id));
  expect(await client.next('ready')).toMatchObject({ received_samples: 16_000 });
  speak(old, sound, 16_000, 32_000);
  old.say({ type: 'cancel' });
  speak(client, sound, 16_000);
  client.say({ type: 'stop' });
  const { history_id } = await client.final();
  expect(await old.closed).toBe(1008);
  await expect.poll(async () => (await soundOf(at.url, token, history_id ?? ''))?.equals(sound)).toBe(true);
  client.socket.close();
});

test('a line that breaks after the stop: whoever comes back gets the text, once in history', async () => {
  const id = uuid7(Date.now());
  let release = () => {};
  at.worker.holdDone = new Promise((resolve) => {
    release = resolve;
  });
  const first = await live(at.url, token);
  first.say(start(id));
  speak(first, sound, 0);
  first.say({ type: 'stop' });
  await first.next('ready');
  await heard(first);
  first.socket.terminate();
  await first.closed;
  const client = await live(at.url, token);
  client.say(start(id));
  expect(await client.next('ready')).toMatchObject({ received_samples: 64_000 });
  client.say({ type: 'stop' });
  release();
  delete at.worker.holdDone;
  expect(await client.final()).toMatchObject({ dictation_id: id });
  client.socket.close();
  const late = await live(at.url, token);
  late.say(start(id));
  expect((await late.final()).history_id).toBe((await client.final()).history_id);
  late.socket.close();
  expect(await rows(id)).toHaveLength(1);
});

test("another user's start with the same id is another dictation, and learns nothing of this one", async () => {
  const id = uuid7(Date.now());
  await beginAndBreak(id, 16_000);
  const stranger = await live(at.url, otherToken);
  stranger.say(start(id));
  expect(await stranger.next('ready')).not.toHaveProperty('received_samples');
  stranger.say({ type: 'stop' });
  expect(await stranger.final()).toMatchObject({ text: '' });
  stranger.socket.close();
  const client = await live(at.url, token);
  client.say(start(id));
  expect(await client.next('ready')).toMatchObject({ received_samples: 16_000 });
  client.say({ type: 'cancel' });
  client.socket.close();
});

test('nobody comes back: finished as recovered, and a later, longer delivery takes its place', async () => {
  const id = uuid7(Date.now());
  await beginAndBreak(id, 24_000);
  expect(await rows(id)).toEqual([]);
  await expect.poll(() => rows(id), { timeout: 8000 }).toMatchObject([{ recovered: true, duration_ms: 1500 }]);
  const [row] = await rows(id);
  const client = await live(at.url, token);
  client.say(start(id));
  expect(await client.next('ready')).not.toHaveProperty('received_samples');
  speak(client, sound, 0);
  client.say({ type: 'stop' });
  expect((await client.final()).history_id).toBe(row?.id);
  expect(await rows(id)).toMatchObject([{ recovered: false, duration_ms: 4000, has_audio: true }]);
  await expect.poll(async () => (await soundOf(at.url, token, row?.id ?? ''))?.equals(sound)).toBe(true);
  const metrics = await (await fetch(`${at.url}/metrics`)).text();
  expect(metrics).toMatch(/recovered_dictations_total 1\n/);
  client.socket.close();
});

test('cancel while held elsewhere forgets the sound too', async () => {
  const id = uuid7(Date.now());
  await beginAndBreak(id, 16_000);
  const client = await live(at.url, token);
  client.say(start(id));
  await client.next('ready');
  client.say({ type: 'cancel' });
  client.socket.close();
  const bytes = async () => /^spool_bytes (\d+)$/m.exec(await (await fetch(`${at.url}/metrics`)).text())?.[1];
  await expect.poll(bytes, { timeout: 5000 }).toBe('0');
  expect(await rows(id)).toEqual([]);
});

test('a worker that refuses, then takes: the sound said meanwhile is not lost', async () => {
  const id = uuid7(Date.now());
  at.worker.refuseNext = { type: 'failed', code: 'queue_full', message: 'Many people speak.', retryAfterS: 1 };
  const first = await live(at.url, token);
  first.say(start(id));
  speak(first, sound, 0, 16_000);
  expect(await first.next('error')).toMatchObject({ code: 'queue_full' });
  await first.closed;
  const client = await live(at.url, token);
  client.say(start(id));
  const { received_samples = 0 } = await client.next('ready');
  speak(client, sound, received_samples);
  client.say({ type: 'stop' });
  const { history_id } = await client.final();
  await expect.poll(async () => (await soundOf(at.url, token, history_id ?? ''))?.equals(sound)).toBe(true);
  expect(await rows(id)).toHaveLength(1);
  client.socket.close();
});

test('what no worker took is in history all the same, when its client keeps nothing', async () => {
  const id = uuid7(Date.now());
  at.worker.refuseNext = { type: 'failed', code: 'queue_full', message: 'Many people speak.', retryAfterS: 1 };
  const client = await live(at.url, token);
  client.say({ ...begin, dictation_id: id });
  speak(client, sound, 0, 16_000);
  expect(await client.next('error')).toMatchObject({ code: 'queue_full' });
  await expect
    .poll(() => rows(id), { timeout: 8000 })
    .toMatchObject([{ recovered: true, has_audio: true, text: '№ 1.' }]);
  expect(at.worker.opened.at(-1)).toMatchObject({ dictationId: id, urgency: 'upload' });
});
