import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { administrator, api, begin, type Installation, install, live, login } from '../testing/index.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../..');
const speech = path.join(root, '../shared/eval/speech/en-jfk.flac');
const inference = path.join(root, 'inference');

/** A tenth of a second of 16 kHz PCM16. */
const frameBytes = 3200;

describe.skipIf(!existsSync(speech))('with a real worker', () => {
  let at: Installation;
  let token: string;
  let directory: string;
  let socketPath: string;
  let worker: ChildProcess;
  let audio: Buffer;

  const startWorker = () =>
    fork(path.join(inference, 'dist/worker/main.js'), [], {
      // One thread: on a busy machine two wait for each other.
      env: { ...process.env, LOG_LEVEL: 'error', WHISPER_THREADS: '1', WORKER_SOCKET: socketPath },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  const untilReady = () =>
    vi.waitFor(async () => expect((await fetch(`${at.url}/readyz`)).status).toBe(200), {
      timeout: 60_000,
      interval: 100,
    });

  beforeAll(async () => {
    await run(process.execPath, ['../infra/bundle.mjs', 'worker/main.ts'], { cwd: inference });
    directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-worker-'));
    socketPath = path.join(directory, 'worker.sock');
    const decode = ['-loglevel', 'error', '-i', speech, '-ar', '16000', '-ac', '1', '-f', 's16le', '-'];
    audio = (await run('ffmpeg', decode, { encoding: 'buffer' })).stdout;
    worker = startWorker();
    at = await install({}, socketPath);
    token = (await login(at.url, administrator)).access_token;
    await untilReady();
  }, 240_000);
  afterAll(async () => {
    await at.close();
    worker.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  /** Speaks the clip twice as fast as it was said. @param midway done after half of it */
  async function dictate(midway: () => Promise<void>) {
    const client = await live(at.url, token);
    client.say({ ...begin, language: 'en', mode: 'on_pause' });
    await client.next('ready');
    for (let sent = 0; sent < audio.length; sent += frameBytes) {
      client.socket.send(audio.subarray(sent, sent + frameBytes));
      if (sent < audio.length / 2 && sent + frameBytes >= audio.length / 2) await midway();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    client.say({ type: 'stop' });
    await expect.poll(() => client.messages.at(-1)?.type, { timeout: 90_000 }).toBe('final_text');
    client.socket.close();
    return { final: await client.final(), messages: client.messages };
  }
  const words = (text: string) => text.toLowerCase().match(/[a-z']+/g) ?? [];

  test('killed in mid-dictation and restarted: the words are the same, the client sees no error, there is one row', async () => {
    const undisturbed = await dictate(async () => {});
    expect(undisturbed.final.text).toMatch(/what you can do for your country/i);
    const disturbed = await dictate(async () => {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      worker = startWorker();
    });
    expect(words(disturbed.final.text)).toEqual(words(undisturbed.final.text));
    expect(disturbed.messages.some(({ type }) => type === 'error')).toBe(false);
    const { items } = (await (await api(at.url, token).api.history.$get({ query: {} })).json()) as { items: object[] };
    expect(items).toHaveLength(2);
  }, 240_000);
});
