import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type Manifest, manifestName } from './manifest.ts';

/** A ZIP file that is there as a whole or not at all, readable by its owner alone. */
export interface ArchiveWriter {
  /** One entry after the other. @param compress not worth it for what is encrypted */
  add(name: string, content: Readable, compress: boolean): Promise<void>;
  /** Ends with the manifest, and puts everything on disk under its name. */
  finish(described: Omit<Manifest, 'entries'>): Promise<void>;
  discard(): Promise<void>;
}

export function createArchiveWriter(file: string): ArchiveWriter {
  const half = `${file}.half`;
  const zip = new ZipFile();
  const output = createWriteStream(half, { mode: 0o600 });
  const written = pipeline(zip.outputStream, output);
  written.catch(() => {});
  const entries: Manifest['entries'] = {};

  return {
    async add(name, content, compress) {
      const hash = createHash('sha256');
      let bytes = 0;
      const measured = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      content.on('error', (error) => measured.destroy(error));
      zip.addReadStream(content.pipe(measured), name, { compress });
      await Promise.race([finished(measured), written]);
      entries[name] = { sha256: hash.digest('hex'), bytes };
    },
    async finish(described) {
      zip.addBuffer(Buffer.from(JSON.stringify({ ...described, entries }, undefined, 1)), manifestName);
      zip.end();
      await written;
      await synced(half);
      await rename(half, file);
      await synced(path.dirname(path.resolve(file)));
    },
    async discard() {
      output.destroy();
      await written.catch(() => {});
      await rm(half, { force: true });
    },
  };
}

async function synced(name: string): Promise<void> {
  const handle = await open(name, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
