import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { workerStatus } from '@alfavoice/inference/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, launchProduct, type Product } from '../product/launch.ts';
import { signIn, speak } from '../product/speak.ts';
import { decodePcm16k } from '../speech/pcm.ts';
import { synthesise } from '../speech/synthesise.ts';

/** The first start may have to build everything. */
const firstStartMs = 20 * 60_000;
/** Until a hanging worker is found, ended and started again: two looks that take 2 s more than its silence, and a start. */
const mendedMs = 40_000;
const sentence = 'The quick brown fox jumps over the lazy dog near the river.';
const bytesPerSecond = 32_000;

let product: Product;
let token: string;
let speech: Buffer;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'speech-'));
  speech = await decodePcm16k(await synthesise(sentence, 'en', folder));
  rmSync(folder, { recursive: true });
  product = await launchProduct();
  token = await signIn(product.url, administrator);
}, firstStartMs);
afterAll(() => product.stop());

const worker = () =>
  workerStatus({
    socketPath: path.join(product.dataDir, 'run', 'worker-0.sock'),
    signal: AbortSignal.timeout(1000),
  });
/** Waits for a worker other than `pid` that has a dictation. */
const atWork = (pid: number | undefined) =>
  vi.waitFor(
    async () => {
      const status = await worker();
      expect(status).toMatchObject({ ready: true, openDictations: 1 });
      expect(status.pid).not.toBe(pid);
      return status.pid;
    },
    { timeout: mendedMs, interval: 20 },
  );
const dictate = (pcm: Buffer) => speak({ url: product.url, accessToken: token, pcm, language: 'en', mode: 'on_pause' });

describe('a worker that hangs while somebody speaks', () => {
  it('is started again, and the dictation goes on where it was', async () => {
    const dictation = dictate(speech);
    const hanging = await atWork(undefined);
    await delay(1_000);
    process.kill(hanging, 'SIGSTOP');
    const { final, messages } = await dictation;
    expect(final.text).toMatch(/quick brown fox/i);
    expect(messages.some(({ type }) => type === 'error')).toBe(false);
    expect(product.output()).toContain('The worker ended unexpectedly (it does not answer) and is started again.');
  }, 120_000);

  it('and hangs once more at the same phrase: an honest error, and the next dictation works', async () => {
    // Without a pause to close a phrase at, as long as it takes to hang twice.
    const spoken = speech.subarray(bytesPerSecond, speech.length - bytesPerSecond);
    const dictation = dictate(Buffer.concat(Array.from({ length: 14 }, () => spoken))).catch((error: Error) => error);
    const first = await atWork(undefined);
    await delay(500);
    process.kill(first, 'SIGSTOP');
    const second = await atWork(first);
    process.kill(second, 'SIGSTOP');
    const error = await dictation;
    expect(String(error)).toMatch(
      /worker_lost: .*was started again and stopped once more.*The recording is kept on your side/,
    );
    await vi.waitFor(async () => expect(await worker()).toMatchObject({ ready: true, openDictations: 0 }), {
      timeout: mendedMs,
      interval: 200,
    });
    expect((await dictate(speech)).final.text).toMatch(/quick brown fox/i);
  }, 180_000);
});
