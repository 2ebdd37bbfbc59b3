import { type ChildProcess, execFile, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import { administrator, begin, type Installation, install, live, login, rowsOf, soundOf } from '../testing/index.ts';
import { defaultQueueOptions } from './queue.ts';

const packageFolder = path.join(import.meta.dirname, '..', '..');
const program = path.join(packageFolder, 'dist', 'server', 'testing', 'mortal-worker.js');
const poisonLoudness = 666;
const work = { maxFailures: 3, failureMs: 700 };
const queue = { ...defaultQueueOptions, concurrency: { upload: 1, file: 1 } };

let directory: string;
let at: Installation;
let token: string;
let worker: ChildProcess;
let deaths = 0;
let deadly = poisonLoudness;
let ended = false;

/** Started again whenever it dies, as the product does. */
function keepWorker(): void {
  worker = fork(program, [directory, String(deadly)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  worker.once('exit', (_code, signal) => {
    if (ended) return;
    if (signal === 'SIGKILL') deaths++;
    keepWorker();
  });
}
beforeAll(async () => {
  const bundle = ['../infra/bundle.mjs', 'server/testing/mortal-worker.ts'];
  await promisify(execFile)(process.execPath, bundle, { cwd: packageFolder });
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-poison-'));
  keepWorker();
  at = await install({}, path.join(directory, 'worker.sock'), { recordings: { work, queue } });
  token = (await login(at.url, administrator)).access_token;
});
afterAll(async () => {
  ended = true;
  await at.close();
  worker.kill();
  await rm(directory, { recursive: true, force: true });
});

const pcm = (...seconds: number[]) =>
  Buffer.concat(seconds.map((loudness) => Buffer.from(new Int16Array(16_000).fill(loudness).buffer)));
const send = (id: string, body: Buffer, query = {}) =>
  fetch(`${at.url}/api/recordings?${new URLSearchParams({ dictation_id: id, ...query })}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' },
  });
const statusOf = async (id: string) => {
  const answer = await fetch(`${at.url}/api/recordings/${id}`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as RecordingStatus;
};
const until = (id: string, state: RecordingStatus['state']) =>
  vi.waitFor(async () => expect((await statusOf(id)).state).toBe(state), { timeout: 30_000, interval: 50 });

test('a recording that kills the worker each time: given up with a sentence, its sound kept, nobody waits for it', async () => {
  const poison = randomUUID();
  const sound = pcm(1, poisonLoudness, 3);
  const others = [randomUUID(), randomUUID()];
  expect((await send(poison, sound)).status).toBe(202);
  await until(poison, 'recognising');
  for (const id of others) await send(id, pcm(8));
  for (const id of others) await until(id, 'stored');
  expect((await statusOf(poison)).state).toBe('recognising');

  await until(poison, 'failed');
  expect((await statusOf(poison)).problem).toMatchObject({
    code: 'internal',
    detail: expect.stringContaining('Its sound is kept'),
  });
  const deathsUntilThen = deaths;
  expect(deathsUntilThen).toBeLessThanOrEqual(2 * (work.maxFailures + 1));
  await new Promise((resolve) => setTimeout(resolve, 3 * work.failureMs));
  expect(deaths).toBe(deathsUntilThen);

  // A better recogniser, and a person who asks once more.
  deadly = -1;
  worker.kill('SIGTERM');
  expect((await send(poison, Buffer.alloc(0), { offset: sound.length, length: sound.length })).status).toBe(202);
  await until(poison, 'stored');
  const [row, ...more] = await rowsOf(at.url, token, poison);
  expect(more).toEqual([]);
  expect(row?.text).toBe(`№ 1. № ${poisonLoudness}. № 3.`);
  expect(await soundOf(at.url, token, row?.id ?? '')).toEqual(sound);
  deadly = poisonLoudness;
  worker.kill('SIGTERM');
});

test('a live dictation that kills the worker each time: said so, then in the history with what was heard and its sound', async () => {
  const before = deaths;
  const id = uuid7(Date.now());
  const client = await live(at.url, token);
  client.say({ ...begin, dictation_id: id });
  client.sound(1, 5);
  client.sound(1, poisonLoudness);
  client.say({ type: 'stop' });
  expect(await client.next('error')).toMatchObject({ code: 'worker_lost' });
  client.socket.close();
  await vi.waitFor(
    async () => expect(await rowsOf(at.url, token, id)).toMatchObject([{ text: '№ 5.', has_audio: true }]),
    { timeout: 60_000, interval: 200 },
  );
  expect(deaths - before).toBeLessThanOrEqual(8);
}, 90_000);
