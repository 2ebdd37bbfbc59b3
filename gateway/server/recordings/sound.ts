import type { UploadPiece } from '@alfavoice/db';
import { decodeAudio } from '../audio-files/decoding.ts';
import type { AudioFormat } from '../audio-files/format.ts';
import { type BlobReader, type BlobStore, UnreadableBlob } from '../blobs/index.ts';
import { ProblemError } from '../problem/problem.ts';

/** So much of what is decoded is in memory before it is on disk. */
const heldBytes = 1024 * 1024;

const lost = () =>
  new ProblemError('bad_audio', 'The sound of this recording is damaged on the server. Send the recording again.');

async function orLost<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw error instanceof UnreadableBlob ? lost() : error;
  }
}

/** @throws ProblemError where it is gone or cannot be read */
export async function openSound(id: string, stores: readonly Pick<BlobStore, 'open'>[]): Promise<BlobReader> {
  for (const store of stores) {
    const reader = await orLost(() => store.open(id));
    if (reader) return reader;
  }
  throw lost();
}

export interface Encoded {
  format: AudioFormat;
  /** In their order. */
  pieces: readonly UploadPiece[];
}

/**
 * Makes one blob of PCM of what came: 16 kHz mono s16le.
 * @returns its id, once it is on disk
 * @throws ProblemError where there is no sound in it
 */
export async function decodePieces(
  { format, pieces }: Encoded,
  blobs: BlobStore,
  signal: AbortSignal,
): Promise<string> {
  const writer = await blobs.create({});
  try {
    const file = { format, read: () => readPieces(pieces, blobs) };
    for await (const pcm of decodeAudio(file, { scratchDirectory: blobs.directory, signal })) {
      writer.append(pcm);
      if (writer.bytes - writer.syncedBytes >= heldBytes) await writer.sync();
    }
    await writer.seal();
  } catch (error) {
    await writer.close();
    await blobs.delete(writer.id);
    throw error;
  }
  await writer.close();
  return writer.id;
}

async function* readPieces(pieces: readonly UploadPiece[], blobs: BlobStore): AsyncGenerator<Buffer> {
  for (const { blob, bytes } of pieces) {
    const reader = await openSound(blob, [blobs]);
    try {
      if (reader.bytes !== bytes) throw lost();
      yield* reader.read();
    } finally {
      await reader.close();
    }
  }
}
