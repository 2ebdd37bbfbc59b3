import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bytesPerSecond, recordingStatusSchema } from '@alfavoice/gateway/contract';
import { quantile } from '../bench/statistics.ts';
import { administrator, launchProduct } from '../product/launch.ts';
import { makeUser, signIn, speak } from '../product/speak.ts';
import type { Utterance } from './chaos.ts';

const run = promisify(execFile);

/** By how much an upload may hold up a live dictation, p95. */
const mostLaterMs = 100;
/** Between two sentences of the long recording. */
const pauseS = 0.7;
const pieceBytes = 1024 * 1024;
/** Dictations that are not counted: the first ones after a start take longer. */
const warmUps = 2;
/** Between two of the live dictations: people look at what they have said. */
const breathMs = 500;

export interface UploadBesideLiveOptions {
  utterances: readonly Utterance[];
  /** Live dictations in each of the two rounds. */
  dictations: number;
  uploadMinutes: number;
  cacheDir: string;
  /** For the product's data and the long recording. */
  directory: string;
  say: (line: string) => void;
}

export interface UploadBesideLiveResults {
  /** From the stop to the text of each dictation, milliseconds, while nothing else is done. */
  aloneMs: number[];
  /** The same utterances while the upload is sent, decoded and recognised. */
  besideMs: number[];
  /** What became of the upload by the end of the last of them. */
  uploadState: string;
}

/** People dictate while somebody else's long recording is worked on. @throws where the product does not answer */
export async function uploadBesideLive(options: UploadBesideLiveOptions): Promise<UploadBesideLiveResults> {
  const { utterances, dictations, cacheDir, directory, say } = options;
  const file = path.join(directory, 'long.flac');
  await writeLong(options, file);
  const product = await launchProduct({ CACHE_DIR: cacheDir, DATA_DIR: path.join(directory, 'data') });
  const { url } = product;
  try {
    const account = { email: 'speaker@example.com', password: administrator.password };
    await makeUser(url, administrator, account);
    const round = async (count: number) => {
      const accessToken = await signIn(url, account);
      const ms: number[] = [];
      for (let index = 0; index < count; index++) {
        const { pcm, language } = utterances[index % utterances.length] ?? missing();
        const { stopToTextMs } = await speak({ url, accessToken, pcm, language, mode: 'after_recording' });
        ms.push(stopToTextMs);
        await sleep(breathMs);
      }
      return ms;
    };
    await round(warmUps);
    say('Alone.');
    const aloneMs = await round(dictations);
    say(`Beside an upload of ${options.uploadMinutes} minutes.`);
    const upload = await sendWhole(url, file);
    const besideMs = await round(dictations);
    return { aloneMs, besideMs, uploadState: await upload.state() };
  } finally {
    await product.stop();
  }
}

/** @returns whether the goal is met, by an upload that was under way all the time */
export const holdsBesideUpload = (results: UploadBesideLiveResults): boolean =>
  results.uploadState === 'recognising' && laterMs(results, 0.95) <= mostLaterMs;

const laterMs = ({ aloneMs, besideMs }: UploadBesideLiveResults, share: number) =>
  quantile(besideMs, share) - quantile(aloneMs, share);

/** A table a person can read. */
export function printBesideUpload(results: UploadBesideLiveResults): string {
  const { aloneMs, besideMs, uploadState } = results;
  const ms = (value: number) => `${Math.round(value)} ms`;
  const rows = ([0.5, 0.95, 1] as const).map((share) => {
    const name = share === 1 ? 'longest' : `p${share * 100}`;
    const cells = [quantile(aloneMs, share), quantile(besideMs, share), laterMs(results, share)].map(ms);
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    `| stop to text of ${besideMs.length} dictations | alone | beside the upload | later (p95 at most ${mostLaterMs} ms) |`,
    '| --- | --- | --- | --- |',
    ...rows,
    `At the end the upload was: ${uploadState}.`,
  ].join('\n');
}

/** The utterances again and again with pauses, as FLAC. */
async function writeLong({ utterances, uploadMinutes }: UploadBesideLiveOptions, file: string): Promise<void> {
  const pause = Buffer.alloc(Math.round(pauseS * bytesPerSecond));
  const once = Buffer.concat(utterances.flatMap(({ pcm }) => [pcm, pause]));
  const bytes = uploadMinutes * 60 * bytesPerSecond;
  const raw = `${file}.pcm`;
  await writeFile(raw, Buffer.concat(Array(Math.ceil(bytes / once.length)).fill(once)).subarray(0, bytes));
  await run('ffmpeg', ['-loglevel', 'error', '-f', 's16le', '-ar', '16000', '-ac', '1', '-i', raw, file]);
}

/** Sends a file in pieces while the caller goes on. @returns once the first piece is taken */
async function sendWhole(url: string, file: string) {
  const bytes = await readFile(file);
  const id = randomUUID();
  const headers = { authorization: `Bearer ${await signIn(url, administrator)}` };
  const send = async (offset: number) => {
    const query = new URLSearchParams({
      dictation_id: id,
      language: 'auto',
      offset: String(offset),
      length: String(bytes.length),
    });
    const body = bytes.subarray(offset, offset + pieceBytes);
    const answer = await fetch(`${url}/api/recordings?${query}`, { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  };
  await send(0);
  const sent = (async () => {
    for (let offset = pieceBytes; offset < bytes.length; offset += pieceBytes) await send(offset);
  })();
  sent.catch(() => undefined);
  return {
    async state() {
      await sent;
      const answer = await fetch(`${url}/api/recordings/${id}`, { headers });
      return recordingStatusSchema.parse(await answer.json()).state;
    },
  };
}

function missing(): never {
  throw new Error('There is nothing to speak.');
}
