import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import { administrator, type Installation, install, login, rowsOf } from '../testing/index.ts';

const run = promisify(execFile);

let directory: string;
let port: number;
let redis: ChildProcess | undefined;
let at: Installation;
let token: string;

/** A real Redis that keeps nothing on disk. @returns undefined where there is none on this machine */
async function startRedis(): Promise<ChildProcess | undefined> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    directory,
  ];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const isThere = await once(server, 'spawn').then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  await vi.waitFor(async () => expect(await cli('ping')).toBe('PONG'), { timeout: 10_000 });
  return server;
}
const cli = async (...words: string[]) => (await run('redis-cli', ['-p', String(port), ...words])).stdout.trim();

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-redis-'));
  port = await freePort();
  redis = await startRedis();
  if (!redis) return;
  at = await install({ REDIS_URL: `redis://127.0.0.1:${port}` });
  token = (await login(at.url, administrator)).access_token;
});
afterAll(async () => {
  await at?.close();
  redis?.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
const headers = () => ({ authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' });
async function upload(loudness: number): Promise<string> {
  const id = randomUUID();
  const body = new Uint8Array(new Int16Array(16_000).fill(loudness).buffer);
  const url = `${at.url}/api/recordings?dictation_id=${id}`;
  expect((await fetch(url, { method: 'POST', body, headers: headers() })).status).toBe(202);
  return id;
}
const stored = (id: string) =>
  vi.waitFor(
    async () => {
      const answer = await fetch(`${at.url}/api/recordings/${id}`, { headers: headers() });
      expect(((await answer.json()) as RecordingStatus).state).toBe('stored');
    },
    { timeout: 60_000, interval: 100 },
  );

test('with Redis recordings are heard, each once, and no job is left', async ({ skip }) => {
  if (!redis) return skip('redis-server is not installed');
  const ids = await Promise.all([1, 2, 3, 4, 5].map(upload));
  expect(Number(await cli('dbsize'))).toBeGreaterThan(0);
  for (const [index, id] of ids.entries()) {
    await stored(id);
    expect(await rowsOf(at.url, token, id)).toMatchObject([{ text: `№ ${index + 1}.` }]);
  }
  expect(at.worker.opened).toHaveLength(ids.length);
  await vi.waitFor(async () => expect(await cli('keys', `*${ids[0]}*`)).toBe(''));
});

test('a Redis that is killed and has lost everything: what was taken is heard all the same, once', async ({ skip }) => {
  if (!redis) return skip('redis-server is not installed');
  at.worker.setReady(false);
  const ids = [await upload(6), await upload(7)];
  redis.kill('SIGKILL');
  await once(redis, 'exit');
  const meanwhile = await upload(8);
  redis = await startRedis();
  at.worker.setReady(true);
  for (const id of [...ids, meanwhile]) {
    await stored(id);
    expect(await rowsOf(at.url, token, id)).toHaveLength(1);
  }
}, 120_000);
