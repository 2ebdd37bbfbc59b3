import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type BlobReader, type BlobStore, createBlobStore, isDiskFull } from '../blobs/index.ts';
import type { Clock } from '../clock.ts';
import { type Orphan, type SpoolDescription, spoolDescriptionSchema } from './description.ts';
import { isAbandoned, signAgain, signFolder, unsignFolder } from './owner.ts';
import { createSpooledAudio, type SpooledAudio } from './spooled-audio.ts';

/**
 * The sound of dictations under way, on disk as it comes, in a folder per process. When a dictation is in the database its
 * sound is taken away: into the blobs, or deleted. What a dead process left is claimed by the next one.
 */
export interface Spool {
  /** On disk within `flushMs` and the time of one fsync. */
  begin(description: SpoolDescription): SpooledAudio;
  /** Goes on with what was left. @returns undefined when it is gone */
  resume(orphan: Orphan): Promise<{ audio: SpooledAudio; reader: BlobReader } | undefined>;
  /** Sound that dead processes left, each given once. */
  claim(): Promise<Orphan[]>;
  /** What this process itself leaves to be finished later. @returns undefined when nothing of it is on disk */
  leave(audio: SpooledAudio): Promise<Orphan | undefined>;
  open(id: string): Promise<BlobReader | undefined>;
  has(id: string): Promise<boolean>;
  moveTo(blobs: BlobStore, id: string): Promise<boolean>;
  delete(id: string): Promise<void>;
  /** On disk, as far as this process knows. */
  readonly bytes: number;
  /** Puts all on disk and ends. What is unfinished is there for the next process. */
  close(): Promise<void>;
}

export interface SpoolOptions {
  /** Between two times that what came is put on disk. */
  flushMs: number;
  /** fsync blocks a thread of the pool that all file work of the process shares: this many of its 4 at most. */
  flushesAtOnce: number;
  maxWaitingBytes: number;
}
export const defaultSpoolOptions: SpoolOptions = {
  flushMs: 500,
  flushesAtOnce: 2,
  maxWaitingBytes: 16 * 1024 * 1024,
};

export interface SpoolParts {
  /** `DATA_DIR/spool` */
  directory: string;
  key: Uint8Array;
  clock: Clock;
  log: Logger;
  onFailure: () => void;
  options?: SpoolOptions;
}

/** Between two attempts of a start on a full disk. */
const roomMs = 1_000;

/** A smaller file that cannot be read was torn before any sound was in it. */
const leastBytes = 1024;

export async function createSpool(parts: SpoolParts): Promise<Spool> {
  const { directory, key, clock, log, onFailure, options = defaultSpoolOptions } = parts;
  const name = randomUUID();
  const folder = path.join(directory, name);
  const unsigned = path.join(directory, `.${name}`);
  await onceThereIsRoom(async () => {
    await mkdir(unsigned, { recursive: true, mode: 0o700 });
    await signFolder(unsigned);
    await rename(unsigned, folder);
  }, log);
  const own = createBlobStore(folder, key);
  const open = new Map<string, SpooledAudio>();
  /** Bytes of what lies here and is not written to. */
  const left = new Map<string, number>();
  const closing = new AbortController();
  let flushing: Promise<void> | undefined;

  const flushAll = async () => {
    const audios = [...open.values()].filter(({ bytes, syncedBytes }) => bytes > syncedBytes);
    const lane = async () => {
      for (let audio = audios.pop(); audio; audio = audios.pop()) await audio.flush();
    };
    await Promise.all(Array.from({ length: options.flushesAtOnce }, lane));
  };
  /** Runs while there are dictations: an idle process is not woken. */
  const keepFlushing = async () => {
    while (open.size > 0 && !closing.signal.aborted) {
      await clock.sleep(options.flushMs, closing.signal).catch(() => {});
      await flushAll();
    }
    flushing = undefined;
  };
  const enter = (audio: SpooledAudio): SpooledAudio => {
    open.set(audio.id, audio);
    left.delete(audio.id);
    flushing ??= keepFlushing();
    return audio;
  };
  const create = (
    description: SpoolDescription,
    id: string,
    { bytes, sealed }: Pick<Orphan, 'bytes' | 'sealed'>,
    isNew: boolean,
  ) => {
    const audio = createSpooledAudio({
      id,
      description,
      bytes,
      sealed,
      openWriter: async () => {
        const writer = isNew ? await own.create(description, id) : await own.resume(id);
        if (!writer) throw new Error('the file of a spool is gone');
        return writer;
      },
      maxWaitingBytes: options.maxWaitingBytes,
      log,
      onFailure,
      onEnd() {
        open.delete(id);
        left.set(id, audio.syncedBytes);
      },
    });
    return enter(audio);
  };

  const examine = async (id: string): Promise<Orphan | undefined> => {
    const reader = await own.open(id);
    if (!reader) return undefined;
    await reader.close();
    const description = spoolDescriptionSchema.parse(reader.description);
    left.set(id, reader.bytes);
    return { id, description, bytes: reader.bytes, sealed: reader.sealed };
  };
  const claimFrom = async (abandoned: string): Promise<Orphan[]> => {
    const from = createBlobStore(abandoned, key);
    const orphans: Orphan[] = [];
    for (const id of await from.list()) {
      if (!(await own.adopt(id, from))) continue;
      const orphan = await examine(id).catch(async (error: Error) => {
        if (((await own.stat(id))?.bytesOnDisk ?? 0) < leastBytes) return void (await own.delete(id));
        log.error({ blob: id, trouble: error.message }, 'the sound of a dictation cannot be read: left where it is');
      });
      if (orphan) orphans.push(orphan);
    }
    await unsignFolder(abandoned);
    return orphans;
  };
  const others = async () => {
    return (await readdir(directory))
      .filter((other) => other !== name && !other.startsWith('.'))
      .map((other) => path.join(directory, other));
  };
  /** Where a blob lies: here, or with another process. */
  const find = async (id: string): Promise<BlobStore | undefined> => {
    for (const place of [folder, ...(await others())]) {
      const store = createBlobStore(place, key);
      if (await store.stat(id)) return store;
    }
    return undefined;
  };

  return {
    begin: (description) => create(description, randomUUID(), { bytes: 0, sealed: false }, true),
    async resume({ id, description }) {
      const reader = await own.open(id);
      return reader && { audio: create(description, id, reader, false), reader };
    },
    async claim() {
      await signAgain(folder, clock.now());
      const orphans: Orphan[] = [];
      for (const other of await others()) {
        if (await isAbandoned(other, folder)) orphans.push(...(await claimFrom(other)));
      }
      return orphans;
    },
    async leave(audio) {
      await audio.finish(false);
      return audio.syncedBytes > 0 ? examine(audio.id) : undefined;
    },
    open: async (id) => (await find(id))?.open(id),
    has: async (id) => (await find(id)) !== undefined,
    async moveTo(blobs, id) {
      const from = await find(id);
      left.delete(id);
      return from !== undefined && blobs.adopt(id, from);
    },
    async delete(id) {
      left.delete(id);
      await (await find(id))?.delete(id);
    },
    get bytes() {
      const writing = [...open.values()].reduce((sum, audio) => sum + audio.syncedBytes, 0);
      return [...left.values()].reduce((sum, bytes) => sum + bytes, writing);
    },
    async close() {
      closing.abort();
      await flushing;
      await Promise.all([...open.values()].map((audio) => audio.finish(false)));
      await unsignFolder(folder);
    },
  };
}

/** A disk that is full is waited for: to end and be started again until nobody starts it any more frees no space. */
async function onceThereIsRoom(work: () => Promise<void>, log: Logger): Promise<void> {
  for (let told = false; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (!told) log.error('the disk of DATA_DIR is full: free space, the start waits for it');
      told = true;
      // Not the clock's: nothing else keeps the process alive yet.
      await sleep(roomMs);
    }
  }
}
