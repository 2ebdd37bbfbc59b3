import { type ChildProcess, execFile, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import type { FromGateway } from '../process-messages.ts';
import { administrator, api, login, type ScriptedWorker, startScriptedWorker } from '../testing/index.ts';

const packageFolder = path.join(import.meta.dirname, '..', '..');
const program = path.join(packageFolder, 'dist', 'server', 'main.js');
let directory: string;
let database: EmbeddedPostgres;
let worker: ScriptedWorker;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['../infra/bundle.mjs', 'server/main.ts'], { cwd: packageFolder });
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-jobs-'));
  database = await startEmbeddedPostgres({ directory: path.join(directory, 'database') });
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

/** The gateway's own process, on the same data each time. */
async function run() {
  const child = fork(program, [], {
    env: {
      HOME: directory,
      DATABASE_URL: database.url,
      DATA_DIR: path.join(directory, 'data'),
      PORT: '0',
      WORKER_SOCKETS: worker.socketPath,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      LOG_LEVEL: 'error',
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
  const url = `http://127.0.0.1:${port}`;
  const token = (await login(url, administrator)).access_token;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' };
  return {
    upload: (id: string, body: Buffer) =>
      fetch(`${url}/api/recordings?dictation_id=${id}`, { method: 'POST', body: new Uint8Array(body), headers }),
    async state(id: string) {
      return ((await (await fetch(`${url}/api/recordings/${id}`, { headers })).json()) as RecordingStatus).state;
    },
    async texts(): Promise<string[]> {
      const answer = await api(url, token).api.history.$get({ query: { limit: 100 } });
      return ((await answer.json()) as { items: { text: string }[] }).items.map(({ text }) => text);
    },
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await once(child, 'exit');
      children.delete(child);
    },
  };
}
const pcm = (...seconds: number[]) =>
  Buffer.concat(seconds.map((loudness) => Buffer.from(new Int16Array(16_000).fill(loudness).buffer)));
const soon = { timeout: 30_000, interval: 50 };

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a gateway that ends by %s in mid-work: each recording is in the history once',
  async (signal) => {
    let release: () => void = () => {};
    worker.holdDone = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = await run();
    const level = signal === 'SIGKILL' ? 10 : 20;
    const ids = [1, 2, 3, 4].map(() => randomUUID());
    for (const [index, id] of ids.entries()) expect((await first.upload(id, pcm(level + index))).status).toBe(202);
    const [begun = ''] = ids;
    await vi.waitFor(async () => expect(await first.state(begun)).toBe('recognising'), soon);
    await first.end(signal);
    delete worker.holdDone;
    release();

    const startedMs = performance.now();
    const second = await run();
    await vi.waitFor(async () => {
      for (const id of ids) expect(await second.state(id)).toBe('stored');
    }, soon);
    expect(performance.now() - startedMs).toBeLessThan(signal === 'SIGKILL' ? 15_000 : 8_000);
    const texts = (await second.texts()).filter((text) => ids.some((_, index) => text === `№ ${level + index}.`));
    expect(texts.sort()).toEqual(ids.map((_, index) => `№ ${level + index}.`));
    expect(await readdir(path.join(directory, 'data', 'uploads'))).toEqual([]);
    await second.end('SIGTERM');
  },
);
