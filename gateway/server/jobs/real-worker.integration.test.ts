import { type ChildProcess, execFile, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import { administrator, api, type Installation, install, login } from '../testing/index.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../..');
const speech = path.join(root, '../shared/eval/speech/en-jfk.flac');
const inference = path.join(root, 'inference');
const soon = { timeout: 90_000, interval: 100 };

describe.skipIf(!existsSync(speech))('with a real worker', () => {
  let at: Installation;
  let directory: string;
  let worker: ChildProcess;
  let headers: Record<string, string>;
  let token: string;

  const startWorker = () =>
    fork(path.join(inference, 'dist/worker/main.js'), [], {
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        WHISPER_THREADS: '1',
        WORKER_SOCKET: path.join(directory, 'worker.sock'),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  beforeAll(async () => {
    await run(process.execPath, ['../infra/bundle.mjs', 'worker/main.ts'], { cwd: inference });
    directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-recordings-'));
    worker = startWorker();
    at = await install({}, path.join(directory, 'worker.sock'));
    token = (await login(at.url, administrator)).access_token;
    headers = { authorization: `Bearer ${token}` };
    await vi.waitFor(async () => expect((await fetch(`${at.url}/readyz`)).status).toBe(200), soon);
  });
  afterAll(async () => {
    worker.kill();
    await at.close();
    await rm(directory, { recursive: true, force: true });
  });

  test('a FLAC file is heard as it was said, also by a worker that is killed in the middle, and by programs for OpenAI', async () => {
    const file = await readFile(speech);
    const form = new FormData();
    form.set('file', new Blob([file]), 'jfk.flac');
    form.set('language', 'en');
    const answer = await fetch(`${at.url}/v1/audio/transcriptions`, { method: 'POST', body: form, headers });
    const { text } = (await answer.json()) as { text: string };
    expect(text.toLowerCase()).toContain('what your country can do for you');

    const id = randomUUID();
    const query = new URLSearchParams({ dictation_id: id, language: 'en' });
    const url = `${at.url}/api/recordings`;
    const uploaded = await fetch(`${url}?${query}`, { method: 'POST', body: file, headers });
    expect(uploaded.status).toBe(202);
    const state = async () => ((await (await fetch(`${url}/${id}`, { headers })).json()) as RecordingStatus).state;
    await vi.waitFor(async () => expect(await state()).toBe('recognising'), { ...soon, interval: 10 });
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = startWorker();
    await vi.waitFor(async () => expect(await state()).toBe('stored'), soon);
    const history = await api(at.url, token).api.history.$get({ query: {} });
    expect(((await history.json()) as { items: { text: string }[] }).items.map((item) => item.text)).toEqual([text]);
  });
});
