import type { FileHandle } from 'node:fs/promises';
import type { Layout } from './layout.ts';
import { footer, kinds, packLengths, type RecordCipher } from './record.ts';

/** A blob that is being written, by one writer at a time. To be closed. */
export interface BlobWriter {
  readonly id: string;
  /** Of the content, what is not on disk yet included. */
  readonly bytes: number;
  /** Of the content on disk: it survives a kill and a power cut. */
  readonly syncedBytes: number;
  /** Takes bytes into memory; the buffer must not be changed afterwards. */
  append(data: Uint8Array): void;
  /**
   * Puts all that was appended so far on disk. Rejects with the system's error, such as ENOSPC: then the file is as it was
   * after the last `sync` that resolved, what came since is still in memory, and the next `sync` tries again.
   */
  sync(): Promise<void>;
  /** `sync`, and the blob is whole: nothing can be appended any more. Rejects as `sync` does; may be tried again. */
  seal(): Promise<void>;
  /** Gives the file back; what was not synced is lost. */
  close(): Promise<void>;
}

/** Content of one record: small enough for a range to be read without waste, large enough for 33 bytes beside it not to count. */
const recordBytes = 64 * 1024;

export interface BlobWriterParts {
  id: string;
  handle: FileHandle;
  cipher: RecordCipher;
  /** Makes the name of a new file survive power loss. */
  syncName: () => Promise<void>;
}

/** Takes the handle over. @param written by an earlier writer; of a new blob nothing is */
export function createBlobWriter(
  { id, handle, cipher, syncName }: BlobWriterParts,
  begin: { description: unknown } | { written: Layout },
): BlobWriter {
  const lengths = 'written' in begin ? begin.written.records.map(({ length }) => length) : [];
  let endsAt = 'written' in begin ? begin.written.endsAt : 0;
  let syncedBytes = 'written' in begin ? begin.written.bytes : 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let sealed = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, whatever became of the one before. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };

  const put = async (bytes: Buffer): Promise<void> => {
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, endsAt + done);
        done += bytesWritten;
      }
      await handle.datasync();
    } catch (error) {
      await handle.truncate(endsAt).catch(() => {});
      throw error;
    }
    endsAt += bytes.length;
  };

  const start = async () => {
    if (endsAt > 0 || !('description' in begin)) return;
    const description = Buffer.from(JSON.stringify(begin.description));
    await put(Buffer.concat([cipher.header, cipher.seal(0, kinds.description, description)]));
    await syncName();
  };

  const sync = async () => {
    await start();
    if (waitingBytes === 0) return;
    const pieces = waiting.length;
    const content = Buffer.concat(waiting);
    const records: Buffer[] = [];
    for (let at = 0; at < content.length; at += recordBytes) records.push(content.subarray(at, at + recordBytes));
    const first = lengths.length + 1;
    await put(Buffer.concat(records.map((record, index) => cipher.seal(first + index, kinds.content, record))));
    lengths.push(...records.map(({ length }) => length));
    waiting = waiting.slice(pieces);
    waitingBytes -= content.length;
    syncedBytes += content.length;
  };

  return {
    id,
    get bytes() {
      return syncedBytes + waitingBytes;
    },
    get syncedBytes() {
      return syncedBytes;
    },
    append(data) {
      if (sealed) throw new Error(`the blob ${id} is sealed`);
      if (data.length === 0) return;
      waiting.push(data);
      waitingBytes += data.length;
    },
    sync: () => inTurn(sync),
    seal: () =>
      inTurn(async () => {
        await sync();
        if (sealed) return;
        sealed = true;
        try {
          const end = cipher.seal(lengths.length + 1, kinds.end, packLengths(lengths));
          await put(Buffer.concat([end, footer(end.length)]));
        } catch (error) {
          sealed = false;
          throw error;
        }
      }),
    close: () => inTurn(() => handle.close()),
  };
}

/** Cuts off what was torn while it was written. */
export async function cutTornEnd(handle: FileHandle, { endsAt }: Layout): Promise<void> {
  const { size } = await handle.stat();
  if (size === endsAt) return;
  await handle.truncate(endsAt);
  await handle.datasync();
}
