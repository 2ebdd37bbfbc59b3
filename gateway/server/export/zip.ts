import { Readable } from 'node:stream';
import type { Database } from '@alfavoice/db';
import type { Logger } from 'pino';
import { ZipFile } from 'yazl';
import type { BlobReader } from '../blobs/index.ts';
import type { DictationAudio } from '../finishing/audio.ts';
import { wavHeader } from '../history/wav.ts';
import { asJson, asMarkdown, everyDictation } from './everything.ts';

export interface ZipParts {
  db: Database;
  audio: DictationAudio;
  log: Logger;
}

/**
 * `history.json`, `history.md` and `audio/…wav`, as a stream that ends when somebody stops reading. Sound that cannot be
 * read is left out.
 */
export async function zipOf(userId: string, now: Date, { db, audio, log }: ZipParts): Promise<Readable> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const add = (name: string, content: () => AsyncIterable<string | Buffer>, mtime = now, compress = true) =>
    zip.addReadStreamLazy(name, { mtime, compress }, (done) =>
      done(
        null,
        Readable.from(content(), { objectMode: false }).on('error', (error) => output.destroy(error)),
      ),
    );
  add('history.json', () => asJson(db, userId, now));
  add('history.md', () => asMarkdown(db, userId));
  for await (const { id, audioId, createdAt } of everyDictation(db, userId)) {
    if (audioId === null || !(await audio.has(audioId))) continue;
    const name = `audio/${createdAt.toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')}-${id}.wav`;
    // Sound hardly shrinks, and takes a core to try.
    add(name, () => wavOf(audioId, audio, log), createdAt, false);
  }
  zip.end();
  return output;
}

async function* wavOf(id: string, audio: DictationAudio, log: Logger): AsyncGenerator<Buffer> {
  const reader = await audio.open(id).catch((error: unknown): BlobReader | undefined => {
    log.warn({ blob: id, error: error instanceof Error ? error.name : 'unknown' }, 'sound is left out of an export');
    return undefined;
  });
  if (!reader) return;
  try {
    yield wavHeader(reader.bytes);
    yield* reader.read();
  } finally {
    await reader.close();
  }
}
