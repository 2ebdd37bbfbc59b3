import { type ChildProcess, execFile, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DictationDetail } from '../../contract/rest/history.ts';
import { administrator, api, begin, type Installation, install, live, login } from '../testing/index.ts';

const run = promisify(execFile);
const inference = path.join(import.meta.dirname, '../../../inference');
const cache = process.env.CACHE_DIR ?? path.join(homedir(), '.cache/alfavoice');
const model = path.join(cache, 'models/ggml-base-q8_0.bin');

/** A tenth of a second of 16 kHz PCM16. */
const frameBytes = 3200;
const pause = Buffer.alloc(12 * frameBytes);

/** Speaks with flite, which says English plainly enough for the smallest recogniser. */
async function speech(text: string, directory: string): Promise<Buffer> {
  const file = path.join(directory, `${text.length}.wav`);
  await run('flite', ['-voice', 'slt', '-t', text, '-o', file]);
  const decode = ['-loglevel', 'error', '-i', file, '-ar', '16000', '-ac', '1', '-f', 's16le', '-'];
  return (await run('ffmpeg', decode, { encoding: 'buffer' })).stdout;
}

describe.skipIf(!existsSync(model))('with a real worker', () => {
  let at: Installation;
  let token: string;
  let directory: string;
  let worker: ChildProcess;
  let audio: Buffer;

  beforeAll(async () => {
    await run(process.execPath, ['../infra/bundle.mjs', 'worker/main.ts'], { cwd: inference });
    directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-writing-'));
    const socketPath = path.join(directory, 'worker.sock');
    const phrases = ['The report is ready for the meeting.', 'Scratch that.', 'Please call the customer tomorrow.'];
    const spoken = await Promise.all(phrases.map((phrase) => speech(phrase, directory)));
    audio = Buffer.concat(spoken.flatMap((phrase) => [phrase, pause]));
    worker = fork(path.join(inference, 'dist/worker/main.js'), [], {
      env: { ...process.env, LOG_LEVEL: 'error', WHISPER_THREADS: '1', WORKER_SOCKET: socketPath },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    at = await install({}, socketPath);
    token = (await login(at.url, administrator)).access_token;
    await vi.waitFor(async () => expect((await fetch(`${at.url}/readyz`)).status).toBe(200), {
      timeout: 60_000,
      interval: 100,
    });
  }, 240_000);
  afterAll(async () => {
    await at.close();
    worker.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  test('a phrase is taken back by a later one, a replacement is written, and the history says why', async () => {
    await api(at.url, token).api.replacements.$post({ json: { spoken: 'customer', written: 'client' } });
    const client = await live(at.url, token);
    client.say({ ...begin, language: 'en', mode: 'on_pause' });
    await client.next('ready');
    for (let sent = 0; sent < audio.length; sent += frameBytes) {
      client.socket.send(audio.subarray(sent, sent + frameBytes));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    client.say({ type: 'stop' });
    await expect.poll(() => client.messages.at(-1)?.type, { timeout: 90_000 }).toBe('final_text');
    const final = await client.final();
    client.socket.close();
    const partials = client.messages.filter((message) => message.type === 'partial_text');
    expect(partials).toMatchObject([
      { text: 'The report is ready for the meeting.' },
      { text: '', removes_preceding: 'The report is ready for the meeting.'.length },
      { text: 'Please call the client tomorrow.' },
    ]);
    expect(final.text).toBe('Please call the client tomorrow.');
    expect(final.raw).toMatch(/report is ready.*scratch that.*customer tomorrow/i);

    const id = final.history_id ?? '';
    const detail = async () =>
      (await (await api(at.url, token).api.history[':id'].$get({ param: { id } })).json()) as DictationDetail;
    const { changes, raw } = await detail();
    expect(changes.map(({ step }) => step)).toEqual(expect.arrayContaining(['commands', 'dictionary']));
    for (const { step, before, raw_start, raw_end } of changes)
      if (step === 'dictionary') expect(raw.slice(raw_start, raw_end)).toBe(before);

    const rewrite = api(at.url, token).api.history[':id'].rewrite;
    await rewrite.$post({ param: { id }, json: { style: 'as_said' } });
    expect(await detail()).toMatchObject({ style: 'as_said', raw, text: expect.stringContaining('client tomorrow') });
  }, 240_000);
});
