import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Reporting } from '../progress.ts';

/** Large reads keep hashing at disk speed. */
const readBytes = 1 << 20;

/** @returns the SHA-256 of a file, in hex */
export const sha256OfFile = async (
  path: string,
  label: string,
  totalBytes: number,
  { onProgress, signal }: Reporting = {},
): Promise<string> => {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: readBytes, signal })) {
    hash.update(chunk as Buffer);
    done += (chunk as Buffer).length;
    onProgress?.({ label, done, total: totalBytes });
  }
  return hash.digest('hex');
};
