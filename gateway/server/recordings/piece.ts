import type { UploadPiece } from '@alfavoice/db';
import { maxRecordingBytes } from '../../contract/limits.ts';
import { type AudioFormat, formatBytes, formatOf } from '../audio-files/format.ts';
import { type BlobStore, type BlobWriter, isDiskFull } from '../blobs/index.ts';
import { ProblemError } from '../problem/problem.ts';

/** So much of an upload is in memory before it is on disk. */
const heldBytes = 256 * 1024;

export interface ReceivedPiece {
  /** On disk, sealed; undefined when nothing came. */
  piece: UploadPiece | undefined;
  /** By the first bytes; undefined when they are no audio, or too few to tell. */
  format: AudioFormat | undefined;
  /** The connection broke before the end of the body: what came until then is kept. */
  cut: boolean;
}

interface Expected {
  contentType: string | undefined;
  /** Only audio is taken: the piece is the first. */
  isFirst: boolean;
  /** That there is room for. */
  maxBytes: number;
}

/** Seconds after which a client may try again when the disk is full. */
const diskRetryS = 60;

export const notAudio = () =>
  new ProblemError(
    'bad_audio',
    'This is not audio that can be recognised. Send WAV, FLAC, Ogg, WebM, MP3 or M4A, or PCM as audio/pcm.',
  );
const tooLarge = () =>
  new ProblemError(
    'too_large',
    `The recording is larger than ${Math.floor(maxRecordingBytes / 1024 / 1024)} MB. Compress it, or cut it into parts.`,
  );

/**
 * Writes a body to a blob, as it comes.
 * @throws ProblemError: then nothing of it is kept
 */
export async function receivePiece(
  blobs: BlobStore,
  content: AsyncIterable<Buffer>,
  { contentType, isFirst, maxBytes }: Expected,
): Promise<ReceivedPiece> {
  const writer = await onDisk(() => blobs.create({}));
  let start: Buffer = Buffer.alloc(0);
  let format: AudioFormat | undefined;
  let cut = false;
  let bytes = 0;
  const take = async (chunk: Buffer) => {
    if (start.length < formatBytes) {
      start = Buffer.concat([start, chunk]).subarray(0, formatBytes);
      format = formatOf(start, contentType);
      if (isFirst && start.length === formatBytes && !format) throw notAudio();
    }
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    writer.append(chunk);
    if (writer.bytes - writer.syncedBytes >= heldBytes) await onDisk(() => writer.sync());
  };
  try {
    for await (const { chunk, broken } of untilBroken(content)) {
      cut = broken;
      if (chunk) await take(chunk);
    }
    if (bytes > 0) await onDisk(() => writer.seal());
  } catch (error) {
    await discard(blobs, writer);
    throw error;
  }
  if (bytes === 0) {
    await discard(blobs, writer);
    return { piece: undefined, format, cut };
  }
  await writer.close();
  return { piece: { blob: writer.id, bytes }, format, cut };
}

/** The chunks of a body, and at the end whether it broke off; what fails while a chunk is dealt with is another matter. */
async function* untilBroken(content: AsyncIterable<Buffer>): AsyncGenerator<{ chunk?: Buffer; broken: boolean }> {
  const chunks = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch(() => undefined);
      if (!next) return yield { broken: true };
      if (next.done) return;
      yield { chunk: Buffer.from(next.value), broken: false };
    }
  } finally {
    await chunks.return?.().catch(() => {});
  }
}

async function discard(blobs: BlobStore, writer: BlobWriter): Promise<void> {
  await writer.close();
  await blobs.delete(writer.id);
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    throw new ProblemError(
      'unavailable',
      'The disk of the server is full. This piece was not taken: keep the recording and send it again later.',
      { retry_after: diskRetryS },
    );
  }
}
