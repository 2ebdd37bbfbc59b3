import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Reporting } from '../progress.ts';

/** Writes a whole chunk: one `write` may take less than it was given. */
export const writeFully = async (file: FileHandle, chunk: Uint8Array): Promise<void> => {
  for (let written = 0; written < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written);
    written += bytesWritten;
  }
};

/**
 * Appends a stream of bytes to a file.
 * @param flags `w` to begin anew, `a` to go on where the file ends
 * @param startBytes what `done` counts from
 * @returns the bytes the file holds of this work (`startBytes` and what was written)
 */
export const writeChunks = async (
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  {
    label,
    totalBytes,
    flags = 'w',
    startBytes = 0,
  }: { label: string; totalBytes: number; flags?: 'w' | 'a'; startBytes?: number },
  { onProgress, signal }: Reporting = {},
): Promise<number> => {
  const file = await open(path, flags);
  let done = startBytes;
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      await writeFully(file, chunk);
      done += chunk.length;
      onProgress?.({ label, done, total: totalBytes });
    }
  } finally {
    await file.close();
  }
  return done;
};

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Gives a finished file its final name, so that after a power cut there is either the whole file or none. */
export const publish = async (finished: string, target: string): Promise<void> => {
  await syncFile(finished);
  await rename(finished, target);
  await syncFile(dirname(target));
};
