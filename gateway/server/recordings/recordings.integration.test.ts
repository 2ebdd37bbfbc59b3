import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
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
  soundOf,
} from '../testing/index.ts';

let at: Installation;
let token: string;
let otherToken: string;
let dictation_id: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
  otherToken = (await newPerson(at.url, token)).token;
});
afterAll(() => at.close());
beforeEach(() => {
  dictation_id = randomUUID();
});

/** One second per number, as loud as it. */
const pcm = (...seconds: number[]) =>
  Buffer.concat(seconds.map((loudness) => Buffer.from(new Int16Array(16_000).fill(loudness).buffer)));
function wav(...seconds: number[]): Buffer {
  const sound = pcm(...seconds);
  const header = Buffer.alloc(44);
  header.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  header.writeUInt32LE(36 + sound.length, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(sound.length, 40);
  return Buffer.concat([header, sound]);
}

interface Sent {
  type?: string;
  by?: string;
  query?: Record<string, string | number>;
}
const send = (body: Buffer | FormData | ReadableStream, { type = 'audio/pcm', by = token, query = {} }: Sent = {}) =>
  fetch(
    `${at.url}/api/recordings?${new URLSearchParams({ dictation_id, ...Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])) })}`,
    {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${by}`, ...(body instanceof FormData ? {} : { 'content-type': type }) },
    } as RequestInit,
  );
const statusOf = async (answer: Response) => (await answer.json()) as RecordingStatus;
const ask = (by = token, id = dictation_id) =>
  fetch(`${at.url}/api/recordings/${id}`, { headers: { authorization: `Bearer ${by}` } });
const until = (state: string) =>
  vi.waitFor(
    async () => {
      const status = await statusOf(await ask());
      expect(status.state).toBe(state);
      return status;
    },
    { timeout: 20_000, interval: 30 },
  );
const rows = async (by = token) => {
  const answer = await api(at.url, by).api.history.$get({ query: { limit: 100 } });
  const { items } = (await answer.json()) as {
    items: { dictation_id: string; id: string; text: string; created_at: string }[];
  };
  return items.filter((item) => item.dictation_id === dictation_id);
};
const filesIn = (name: string) => readdir(path.join(at.directory, 'data', name)).catch(() => []);

test('a recording is on disk when it is taken, then heard behind those who speak, then in the history with its sound', async () => {
  const answer = await send(pcm(5, 6, 0), { query: { host: 'mail.test', recorded_at: '2026-03-01T10:00:00Z' } });
  expect(answer.status).toBe(202);
  const taken = await statusOf(answer);
  expect(taken).toMatchObject({ dictation_id, received_bytes: 96_000, status_url: `/api/recordings/${dictation_id}` });
  expect(answer.headers.get('location')).toBe(taken.status_url);
  const stored = await until('stored');
  expect(await rows()).toMatchObject([
    {
      id: stored.history_id,
      text: '№ 5. № 6.',
      host: 'mail.test',
      created_at: '2026-03-01T10:00:00.000Z',
      duration_ms: 3000,
    },
  ]);
  expect(at.worker.opened.at(-1)).toMatchObject({ dictationId: dictation_id, urgency: 'upload' });
  expect(await filesIn('uploads')).toEqual([]);
  const audio = await fetch(`${at.url}/api/history/${stored.history_id}/audio`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(Buffer.from(await audio.arrayBuffer()).subarray(44)).toEqual(pcm(5, 6, 0));
});

test('a client whose clock is wrong by a year: the dictation stands where it was spoken', async () => {
  const yearMs = 365 * 24 * 3_600_000;
  const own = Date.now() - yearMs;
  const query = { recorded_at: new Date(own - 600_000).toISOString(), sent_at: new Date(own).toISOString() };
  await send(pcm(4), { query });
  await until('stored');
  const [row] = await rows();
  expect(Math.abs(Date.parse(row?.created_at ?? '') - (Date.now() - 600_000))).toBeLessThan(10_000);
});

test('the disk holds nothing of it in the clear', async () => {
  at.worker.setReady(false);
  try {
    await send(Buffer.concat([pcm(1), Buffer.from('SECRETSECRET'.repeat(100))]), { query: { length: 10_000_000 } });
    const { readFile } = await import('node:fs/promises');
    const files = await filesIn('uploads');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect((await readFile(path.join(at.directory, 'data/uploads', file))).includes('SECRET')).toBe(false);
  } finally {
    at.worker.setReady(true);
  }
});

test('it comes in pieces, each at its place; the wrong place is told the right one', async () => {
  const whole = wav(3, 4, 5);
  const query = { length: whole.length };
  expect(await statusOf(await send(whole.subarray(0, 50_000), { type: 'audio/wav', query }))).toMatchObject({
    state: 'receiving',
    received_bytes: 50_000,
  });
  for (const offset of [0, 49_999, 50_001]) {
    const wrong = await send(whole.subarray(offset, offset + 1000), { type: 'audio/wav', query: { ...query, offset } });
    expect(wrong.status).toBe(409);
    expect((await wrong.json()) as Problem).toMatchObject({ code: 'conflict', received_bytes: 50_000 });
  }
  expect((await send(Buffer.alloc(whole.length), { query: { ...query, offset: 50_000 } })).status).toBe(400);
  expect(await statusOf(await ask())).toMatchObject({ state: 'receiving', received_bytes: 50_000 });
  await send(whole.subarray(50_000), { type: 'audio/wav', query: { ...query, offset: 50_000 } });
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 3. № 4. № 5.' }]);
});

test('a form holds the same', async () => {
  const form = new FormData();
  form.set('quality', 'high');
  form.set('file', new Blob([new Uint8Array(wav(8))], { type: 'application/octet-stream' }), 'a.bin');
  expect((await send(form)).status).toBe(202);
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 8.', quality: 'high' }]);
  const empty = new FormData();
  empty.set('quality', 'high');
  expect(await codeOf(await send(empty))).toBe('bad_request');
  expect(await codeOf(await send(Buffer.from('--x'), { type: 'multipart/form-data' }))).toBe('bad_request');
});

test('sent again and again, also at once, it is heard once', async () => {
  const body = pcm(7);
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(202));
  await until('stored');
  const again = await send(body);
  expect(again.status).toBe(200);
  expect(await statusOf(again)).toMatchObject({ state: 'stored', history_id: (await rows())[0]?.id });
  expect(await rows()).toHaveLength(1);
  expect(at.worker.opened.filter(({ dictationId }) => dictationId === dictation_id)).toHaveLength(1);
  expect(await filesIn('uploads')).not.toContain(dictation_id);
});

test('another user learns nothing, and the same id is another recording', async () => {
  await send(pcm(7), { query: { length: 64_000 } });
  expect((await ask(otherToken)).status).toBe(404);
  const going = await send(pcm(9), { by: otherToken, query: { length: 64_000, offset: 32_000 } });
  expect((await going.json()) as Problem).toMatchObject({ code: 'conflict', received_bytes: 0 });
  expect((await send(pcm(9), { by: otherToken })).status).toBe(202);
  await vi.waitFor(async () => expect(await rows(otherToken)).toMatchObject([{ text: '№ 9.' }]), { timeout: 10_000 });
  expect(await rows()).toEqual([]);
  expect(await statusOf(await ask())).toMatchObject({ state: 'receiving', received_bytes: 32_000 });
  expect((await fetch(`${at.url}/api/recordings/${dictation_id}`)).status).toBe(401);
});

test('cut again and again, at any byte: what came before is kept, and it goes on at that byte', async () => {
  const whole = pcm(2, 3);
  const { port, hostname } = new URL(at.url);
  let received = 0;
  for (const cutAt of [1, 2, 999, 12_345, 32_001, 63_999]) {
    const query = new URLSearchParams({ dictation_id, length: String(whole.length), offset: String(received) });
    const head = `POST /api/recordings?${query} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: audio/pcm\r\ncontent-length: ${whole.length - received}\r\n\r\n`;
    const socket = connectTcp(Number(port), hostname);
    socket.write(head);
    socket.write(whole.subarray(received, cutAt));
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await vi.waitFor(async () => expect(await statusOf(await ask())).toMatchObject({ received_bytes: cutAt }));
    received = cutAt;
  }
  await send(whole.subarray(received), { query: { offset: received, length: whole.length } });
  const { history_id } = await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 2. № 3.', duration_ms: 2000 }]);
  expect(await soundOf(at.url, token, history_id ?? '')).toEqual(whole);
});

test.each([
  ['nothing', Buffer.alloc(0), 'audio/wav'],
  ['no PCM', Buffer.alloc(0), 'audio/pcm'],
  ['a page', Buffer.from('<!doctype html><title>Not found</title>'), 'audio/mpeg'],
  ['a play list', Buffer.from('#EXTM3U\nfile:///etc/passwd\n'), 'audio/wav'],
  ['three bytes', Buffer.from('RIF'), 'audio/wav'],
])('%s is refused at once, with a sentence', async (_what, body, type) => {
  const answer = await send(body, { type });
  expect(answer.status).toBe(400);
  const problem = (await answer.json()) as Problem;
  expect(problem.code).toBe('bad_audio');
  expect(problem.detail).toMatch(/[A-Z].*\./);
  expect((await ask()).status).toBe(404);
});

test('a lying type does not matter; what cannot be decoded fails with a reason, and may come anew', async () => {
  await send(wav(6), { type: 'audio/mpeg' });
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 6.' }]);

  dictation_id = randomUUID();
  expect((await send(Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(5000, 7)]), { type: 'audio/flac' })).status).toBe(
    202,
  );
  const failed = await until('failed');
  expect(failed.problem).toMatchObject({ code: 'bad_audio', detail: expect.stringMatching(/No sound can be read/) });
  expect(await rows()).toEqual([]);
  await send(wav(4));
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 4.' }]);
});

test('longer than any recording: refused before it is taken', async () => {
  const tooLong = await send(pcm(1), { query: { length: 600_000_000 } });
  expect(await codeOf(tooLong)).toBe('bad_request');
  const atTheEnd = await send(pcm(1), { query: { offset: 575_999_999 } });
  expect(await codeOf(atTheEnd)).toBe('conflict');
});

test('what was stored as broken off gives way; what came whole by the live session is not heard again', async () => {
  const client = await live(at.url, token);
  client.say({ ...begin, dictation_id });
  client.sound(1, 3);
  await new Promise((resolve) => setTimeout(resolve, 100));
  client.socket.close();
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ text: '№ 3.' }]));
  await send(pcm(3, 4));
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ text: '№ 3. № 4.' }]), { timeout: 10_000 });
  const heard = at.worker.opened.length;
  expect((await send(pcm(9, 9, 9))).status).toBe(200);
  expect(at.worker.opened).toHaveLength(heard);
});

test('a worker that dies in the middle delays it', async () => {
  at.worker.dieAfterSamples = 24_000;
  await send(pcm(1, 2, 3));
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 1. № 2. № 3.' }]);
});

test('no worker, and a database that is started again: it waits, and is heard', async () => {
  at.worker.setReady(false);
  await vi.waitFor(async () => expect((await fetch(`${at.url}/readyz`)).status).toBe(503), { timeout: 10_000 });
  await send(pcm(4));
  await until('recognising');
  await at.database.stop();
  const away = await send(pcm(5));
  expect(await codeOf(away)).toBe('unavailable');
  await at.restartDatabase();
  at.worker.setReady(true);
  await until('stored');
  expect(await rows()).toMatchObject([{ text: '№ 4.' }]);
}, 60_000);

test('heard again: the text is replaced, the sound and the place stay', async () => {
  await send(pcm(6, 7));
  const { history_id } = await until('stored');
  const again = (body: object | undefined, by = token, id = history_id) =>
    fetch(`${at.url}/api/history/${id}/rerun`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  await api(at.url, token).api.history[':id'].$patch({ param: { id: history_id ?? '' }, json: { text: 'Исправлено' } });
  const [before] = await rows();
  expect((await again({}, otherToken)).status).toBe(404);
  const asked = await again({ quality: 'high', language: 'en' });
  expect(asked.status).toBe(202);
  expect(await statusOf(asked)).toMatchObject({ dictation_id, history_id, received_bytes: 64_000 });
  await until('stored');
  expect(at.worker.opened.at(-1)).toMatchObject({ quality: 'high', language: 'en', urgency: 'upload' });
  expect(await rows()).toEqual([{ ...before, text: '№ 6. № 7.', quality: 'high' }]);
  expect((await again(undefined)).status).toBe(202);
  await until('stored');
  await api(at.url, token).api.history[':id'].audio.$delete({ param: { id: history_id ?? '' } });
  const silent = await again({});
  expect(silent.status).toBe(404);
  expect(((await silent.json()) as Problem).detail).toMatch(/not kept/);
});
