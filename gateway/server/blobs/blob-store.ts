import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type BlobReader, createBlobReader } from './blob-reader.ts';
import { type BlobWriter, createBlobWriter, cutTornEnd } from './blob-writer.ts';
import { readLayout } from './layout.ts';
import { createRecordCipher } from './record.ts';
import { syncDirectory } from './sync-directory.ts';

/**
 * Encrypted files in one directory, each named by a random UUID. A blob is appended to until it is sealed; a process that
 * is killed in between loses what was not synced, and nothing else. Memory stays flat whatever the length.
 */
export interface BlobStore {
  readonly directory: string;
  /**
   * A new blob: on disk from the first `sync` on.
   * @param description anything JSON can hold; encrypted as the content is
   * @param id where it has to be known before
   */
  create(description: unknown, id?: string): Promise<BlobWriter>;
  /**
   * Goes on with a blob that is not sealed, behind the last record that can be read.
   * @returns undefined when there is none, or it is sealed @throws UnreadableBlob
   */
  resume(id: string): Promise<BlobWriter | undefined>;
  /** @returns undefined when there is none @throws UnreadableBlob */
  open(id: string): Promise<BlobReader | undefined>;
  /** @returns undefined when there is none */
  stat(id: string): Promise<{ modifiedAtMs: number; bytesOnDisk: number } | undefined>;
  /** Ids of all blobs, sealed or not. */
  list(): Promise<string[]>;
  /** @returns false when there was none */
  delete(id: string): Promise<boolean>;
  /** Takes a blob over from another store of the same key and file system, atomically and durably. @returns false when it is not there */
  adopt(id: string, from: Pick<BlobStore, 'directory'>): Promise<boolean>;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** @param key 32 bytes, from `keepAudioKey` */
export function createBlobStore(directory: string, key: Uint8Array): BlobStore {
  const at = (id: string) => {
    if (!uuid.test(id)) throw new Error('the id of a blob is a UUID in lower case');
    return path.join(directory, id);
  };
  const makeDirectory = () => mkdir(directory, { recursive: true, mode: 0o700 });
  const cipherOf = (id: string) => createRecordCipher(key, id);
  const syncName = () => syncDirectory(directory);
  const orClosed = async <T>(handle: FileHandle, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      await handle.close();
      throw error;
    }
  };

  return {
    directory,
    async create(description, id = randomUUID()) {
      await makeDirectory();
      const handle = await open(at(id), 'wx', 0o600);
      return createBlobWriter({ id, handle, cipher: cipherOf(id), syncName }, { description });
    },
    async resume(id) {
      const handle = await open(at(id), 'r+').catch(unlessMissing);
      if (!handle) return undefined;
      const cipher = cipherOf(id);
      const written = await orClosed(handle, readLayout(handle, cipher, id));
      if (written.sealed) {
        await handle.close();
        return undefined;
      }
      await orClosed(handle, cutTornEnd(handle, written));
      return createBlobWriter({ id, handle, cipher, syncName }, { written });
    },
    async open(id) {
      const handle = await open(at(id), 'r').catch(unlessMissing);
      return handle && orClosed(handle, createBlobReader(handle, cipherOf(id), id));
    },
    async stat(id) {
      const found = await stat(at(id)).catch(unlessMissing);
      return found && { modifiedAtMs: found.mtimeMs, bytesOnDisk: found.size };
    },
    async list() {
      const names = await readdir(directory).catch(unlessMissing);
      return names?.filter((name) => uuid.test(name)) ?? [];
    },
    async delete(id) {
      const there = await rm(at(id)).then(() => true, unlessMissing);
      return there ?? false;
    },
    async adopt(id, from) {
      await makeDirectory();
      const moved = await rename(path.join(from.directory, id), at(id)).then(() => true, unlessMissing);
      if (!moved) return false;
      await syncName();
      await syncDirectory(from.directory).catch(unlessMissing);
      return true;
    },
  };
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
