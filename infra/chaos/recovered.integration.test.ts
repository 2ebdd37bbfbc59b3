import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesPerSecond, historyPageSchema, liveProtocol } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import { cacheDirOf } from '@alfavoice/inference/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { administrator, launchProduct, type Product } from '../product/launch.ts';
import { signIn } from '../product/speak.ts';
import type { Utterance } from './chaos.ts';
import { synthesisedUtterances } from './synthesised.ts';
import { kill } from './victims.ts';

const frameBytes = bytesPerSecond / 10;
/** All of what was said is in the spool after its flush (500 ms) and a sync. */
const spooledMs = 1_500;
/** The voices are synthesised: a word or two of a sentence may be heard as another, as in an undisturbed dictation. */
const mostErrors = 2;

let dataDir: string;
let product: Product;
let utterances: Utterance[];
beforeAll(async () => {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  utterances = (await synthesisedUtterances(cacheDir)).slice(0, 2);
  dataDir = await mkdtemp(path.join(tmpdir(), 'alfavoice-recovered-'));
  product = await launchProduct({ CACHE_DIR: cacheDir, DATA_DIR: dataDir, RESUME_PATIENCE_MS: '1000' });
});
afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Says it all at the pace of speech, and no stop. @returns the id of the dictation */
async function sayWithoutEnd({ pcm, language }: Utterance, accessToken: string): Promise<string> {
  const id = randomUUID();
  const socket = new WebSocket(`${product.url.replace(/^http/, 'ws')}/transcribe`, [liveProtocol], {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  socket.on('error', () => undefined);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const start = { type: 'start', session_id: id, dictation_id: id, quality: 'normal', mode: 'on_pause' };
  socket.send(JSON.stringify({ ...start, language, resumable: true }));
  for (let at = 0; at < pcm.length; at += frameBytes) {
    socket.send(pcm.subarray(at, at + frameBytes));
    await sleep(100);
  }
  return id;
}

test('a gateway killed in mid-dictation, and a client that never returns: the words are in the history', async () => {
  const accessToken = await signIn(product.url, administrator);
  const ids = await Promise.all(utterances.map((utterance) => sayWithoutEnd(utterance, accessToken)));
  await sleep(spooledMs);
  expect(kill('gateway', product.pid)).toBe(true);

  const history = async () => {
    const answer = await fetch(`${product.url}/api/history`, { headers: { authorization: `Bearer ${accessToken}` } });
    return historyPageSchema.parse(await answer.json()).items;
  };
  const recovered = async () =>
    (await history().catch(() => [])).filter(({ dictation_id }) => ids.includes(dictation_id));
  await expect.poll(recovered, { timeout: 60_000, interval: 500 }).toHaveLength(ids.length);
  const rows = await recovered();
  for (const [index, { text }] of utterances.entries()) {
    const row = rows.find(({ dictation_id }) => dictation_id === ids[index]);
    expect(row).toMatchObject({ recovered: true, has_audio: true });
    expect(wordErrors(text, row?.raw ?? '').errors).toBeLessThanOrEqual(mostErrors);
  }
});
