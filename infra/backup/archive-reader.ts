import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';
import { Refusal } from '../prepare/refusal.mjs';
import { type Manifest, manifestName, manifestSchema } from './manifest.ts';

export interface ArchiveReader {
  readonly manifest: Manifest;
  /** Fails at its end when it is not what was written. */
  read(name: string): Promise<Readable>;
  close(): void;
}

const damaged = (file: string, what: string) =>
  new Refusal(`${file} is no whole backup of AlfaVoice (${what}). Nothing was changed; take another one.`);

/** @throws {Refusal} when it is not a whole backup */
export async function openArchive(file: string): Promise<ArchiveReader> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
    throw damaged(file, error.message);
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const described = entries.get(manifestName);
    if (!described) throw damaged(file, 'it has no manifest');
    const text = String(await buffer(await zip.openReadStreamPromise(described)));
    const manifest = manifestSchema.safeParse(JSON.parse(text));
    if (!manifest.success) throw damaged(file, 'its manifest is of another kind');
    for (const name of Object.keys(manifest.data.entries)) {
      if (!entries.has(name)) throw damaged(file, `${name} is missing`);
    }
    return {
      manifest: manifest.data,
      async read(name) {
        const entry = entries.get(name);
        const expected = manifest.data.entries[name];
        if (!entry || !expected) throw damaged(file, `${name} is missing`);
        return checked(await zip.openReadStreamPromise(entry), expected.sha256, () =>
          damaged(file, `${name} is damaged`),
        );
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function checked(content: Readable, sha256: string, fault: () => Error): Readable {
  const hash = createHash('sha256');
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => done(hash.digest('hex') === sha256 ? null : fault()),
  });
  content.on('error', () => check.destroy(fault()));
  return content.pipe(check);
}
