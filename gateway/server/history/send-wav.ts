import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { BlobReader } from '../blobs/index.ts';
import type { AppEnvironment } from '../request.ts';
import { parseRange } from './byte-range.ts';
import { wavHeader, wavHeaderBytes } from './wav.ts';

/** Answers with the sound as a WAV file, or the range of it that was asked for. Closes the reader. */
export async function sendWav(c: Context<AppEnvironment>, reader: BlobReader, spokenAt: Date) {
  const length = wavHeaderBytes + reader.bytes;
  const range = parseRange(c.req.header('range'), length);
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-type': 'audio/wav',
    'content-disposition': `attachment; filename="${fileName(spokenAt)}"`,
  };
  if (range === 'unsatisfiable') {
    await reader.close();
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${length}` });
  }
  const { start, end } = range ?? { start: 0, end: length };
  const source = Readable.from(wav(reader, start, end));
  source.once('close', () => void reader.close());
  const body = Readable.toWeb(source) as ReadableStream<Uint8Array>;
  const sized = { ...headers, 'content-length': String(end - start) };
  return range
    ? c.body(body, 206, { ...sized, 'content-range': `bytes ${start}-${end - 1}/${length}` })
    : c.body(body, 200, sized);
}

async function* wav(reader: BlobReader, start: number, end: number): AsyncGenerator<Buffer> {
  if (start < wavHeaderBytes) yield wavHeader(reader.bytes).subarray(start, end);
  yield* reader.read({ start: Math.max(0, start - wavHeaderBytes), end: Math.max(0, end - wavHeaderBytes) });
}

/** @returns such as `dictation-2026-11-27-0803.wav` */
const fileName = (spokenAt: Date): string =>
  `dictation-${spokenAt.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.wav`;
