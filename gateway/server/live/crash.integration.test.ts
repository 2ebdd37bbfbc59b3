import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { uuid7 } from '@alfavoice/db';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FromGateway } from '../process-messages.ts';
import {
  administrator,
  begin,
  type LiveClient,
  live,
  login,
  rowsOf,
  type ScriptedWorker,
  soundOf,
  speak,
  spoken,
  startScriptedWorker,
} from '../testing/index.ts';

const packageFolder = path.join(import.meta.dirname, '..', '..');
const program = path.join(packageFolder, 'dist', 'server', 'main.js');
let directory: string;
let database: EmbeddedPostgres;
let worker: ScriptedWorker;
const children = new Set<ChildProcess>();

const startDatabase = () => startEmbeddedPostgres({ directory: path.join(directory, 'database') });
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['../infra/bundle.mjs', 'server/main.ts'], { cwd: packageFolder });
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-crash-'));
  database = await startDatabase();
  worker = await startScriptedWorker();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  await worker.close();
  await database.stop();
  await rm(directory, { recursive: true, force: true });
});

interface Running {
  url: string;
  token: string;
  /** As the kernel does it: without a word. */
  kill(): Promise<void>;
  /** As an operator does it, who starts it again. */
  end(): Promise<void>;
}

/** The gateway's own process, on the same data each time. */
async function run(environment: Record<string, string> = {}): Promise<Running> {
  const child = fork(program, [], {
    env: {
      HOME: directory,
      DATABASE_URL: database.url,
      DATA_DIR: path.join(directory, 'data'),
      PORT: '0',
      WORKER_SOCKETS: worker.socketPath,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.add(child);
  const port = await new Promise<number>((resolve, reject) => {
    let listensOn = 0;
    child.on('message', (message: FromGateway) => {
      if (message.type === 'listening') listensOn = message.port;
      if (message.type === 'prepared') resolve(listensOn);
    });
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)));
  });
  const endBy = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await once(child, 'exit');
    children.delete(child);
  };
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    token: (await login(url, administrator)).access_token,
    kill: () => endBy('SIGKILL'),
    end: () => endBy('SIGTERM'),
  };
}

const sound = spoken(80_000);
const spoolFolder = () => path.join(directory, 'data', 'spool');
const spoolFiles = async () => {
  const files = await readdir(spoolFolder(), { recursive: true });
  return files
    .filter((file) => /[\da-f]{12}$/.test(file) && file.includes('/'))
    .map((file) => path.join(spoolFolder(), file));
};
/** Waits until so much of the only dictation under way is on disk. */
const untilSpooled = (bytes: number) =>
  expect
    .poll(
      async () =>
        (await Promise.all((await spoolFiles()).map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0),
      {
        timeout: 5000,
      },
    )
    .toBeGreaterThan(bytes);

async function dictate(at: Running, id: string, samples: number, more: object = {}): Promise<LiveClient> {
  const client = await live(at.url, at.token);
  client.say({ ...begin, dictation_id: id, resumable: true, ...more });
  speak(client, sound, 0, samples);
  await client.next('ready');
  return client;
}
/** The client is back and says the rest. @returns how much the server had */
async function comeBack(at: Running, id: string): Promise<number> {
  const client = await live(at.url, at.token);
  client.say({ ...begin, dictation_id: id, resumable: true });
  const { received_samples = 0 } = await client.next('ready');
  speak(client, sound, received_samples);
  client.say({ type: 'stop' });
  const { history_id, timings } = await client.final();
  expect(timings.audio_ms).toBe(5000);
  client.socket.close();
  expect((await soundOf(at.url, at.token, history_id ?? ''))?.equals(sound)).toBe(true);
  expect(await rowsOf(at.url, at.token, id)).toHaveLength(1);
  return received_samples;
}
const untilRow = (at: Running, id: string) =>
  expect.poll(() => rowsOf(at.url, at.token, id), { timeout: 15_000, interval: 100 });

test('kill -9 in mid-dictation, the client comes back: no sample is lost or repeated', async () => {
  const id = uuid7(Date.now());
  const before = await run();
  await dictate(before, id, 32_000);
  await untilSpooled(64_000);
  await before.kill();
  const after = await run();
  expect(await comeBack(after, id)).toBe(32_000);
  await expect.poll(spoolFiles).toEqual([]);
}, 60_000);

test('killed again and again', async () => {
  const id = uuid7(Date.now());
  let at = await run();
  await dictate(at, id, 16_000);
  for (const upTo of [32_000, 48_000]) {
    await untilSpooled((upTo - 16_000) * 2);
    await at.kill();
    at = await run();
    const client = await live(at.url, at.token);
    client.say({ ...begin, dictation_id: id, resumable: true });
    expect(await client.next('ready')).toMatchObject({ received_samples: upTo - 16_000 });
    speak(client, sound, upTo - 16_000, upTo);
  }
  await untilSpooled(96_000);
  await at.kill();
  expect(await comeBack(await run(), id)).toBe(48_000);
}, 60_000);

test('what was torn while it was written is sent again, and nothing else', async () => {
  const id = uuid7(Date.now());
  const before = await run();
  const client = await dictate(before, id, 16_000);
  await untilSpooled(32_000);
  speak(client, sound, 16_000, 32_000);
  await untilSpooled(64_000);
  await before.kill();
  const [file = ''] = await spoolFiles();
  await truncate(file, (await stat(file)).size - 100);
  await appendFile(file, Buffer.alloc(50));
  const received = await comeBack(await run(), id);
  expect(received).toBeGreaterThanOrEqual(16_000);
  expect(received).toBeLessThan(32_000);
}, 60_000);

test.each([true, false])(
  'kill -9, nobody comes back (resumable: %s): recovered in history, once, with its sound',
  async (resumable) => {
    const id = uuid7(Date.now());
    const before = await run();
    await dictate(before, id, 32_000, { resumable });
    await untilSpooled(64_000);
    await before.kill();
    const after = await run({ RESUME_PATIENCE_MS: '300' });
    await untilRow(after, id).toMatchObject([
      { recovered: true, has_audio: true, duration_ms: 2000, text: '№ 1. № 16001.' },
    ]);
    const [row] = await rowsOf(after.url, after.token, id);
    expect((await soundOf(after.url, after.token, row?.id ?? ''))?.equals(sound.subarray(0, 64_000))).toBe(true);
    expect(await (await fetch(`${after.url}/metrics`)).text()).toMatch(/recovered_dictations_total 1\n/);
    await after.kill();
    const later = await run({ RESUME_PATIENCE_MS: '300' });
    await expect.poll(spoolFiles).toEqual([]);
    expect(await rowsOf(later.url, later.token, id)).toHaveLength(1);
  },
  60_000,
);

test('kill -9 between the stop and the text: the text is made after the start, and given to the client that returns', async () => {
  const id = uuid7(Date.now());
  const before = await run();
  worker.holdDone = new Promise(() => {});
  const client = await dictate(before, id, 80_000);
  client.say({ type: 'stop' });
  await untilSpooled(160_000);
  await expect.poll(async () => (await stat((await spoolFiles())[0] ?? '')).size).toBeGreaterThan(160_100);
  await before.kill();
  delete worker.holdDone;
  const after = await run();
  const back = await live(after.url, after.token);
  back.say({ ...begin, dictation_id: id, resumable: true });
  const final = await back.final();
  expect(final.timings.audio_ms).toBe(5000);
  back.socket.close();
  expect(await rowsOf(after.url, after.token, id)).toHaveLength(1);
  expect((await soundOf(after.url, after.token, final.history_id ?? ''))?.equals(sound)).toBe(true);
}, 60_000);

test('database killed, then the gateway: the text that waits on disk becomes a row, once, and its sound is there', async () => {
  const id = uuid7(Date.now());
  const before = await run();
  const client = await dictate(before, id, 80_000);
  process.kill(database.pid, 'SIGKILL');
  await database.ended;
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ history_id: null });
  await before.kill();
  database = await startDatabase();
  const after = await run();
  await untilRow(after, id).toMatchObject([{ has_audio: true, recovered: false }]);
  const [row] = await rowsOf(after.url, after.token, id);
  expect((await soundOf(after.url, after.token, row?.id ?? ''))?.equals(sound)).toBe(true);
  await expect.poll(spoolFiles).toEqual([]);
}, 60_000);

test('a gateway that is ended in mid-dictation leaves it to the next one', async () => {
  const id = uuid7(Date.now());
  const before = await run();
  const client = await dictate(before, id, 32_000);
  await untilSpooled(16_000);
  await before.end();
  expect(await client.closed).toBe(1012);
  const after = await run();
  expect(await rowsOf(after.url, after.token, id)).toEqual([]);
  expect(await comeBack(after, id)).toBe(32_000);
}, 60_000);
