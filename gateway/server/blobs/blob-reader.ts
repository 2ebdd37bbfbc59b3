import type { FileHandle } from 'node:fs/promises';
import { type Layout, readAt, readLayout } from './layout.ts';
import { kinds, overheadBytes, type RecordCipher } from './record.ts';

/** A blob that is being read. To be closed. */
export interface BlobReader {
  readonly id: string;
  /** What it was created with. */
  readonly description: unknown;
  /** Of the content; of an unsealed blob, what can be read of it. */
  readonly bytes: number;
  /** It is whole: nothing was cut off, and nothing will be added. */
  readonly sealed: boolean;
  /** Met by `read` so far. A damaged record (at most 64 KiB) is given as zeros, which in PCM is silence: what follows keeps its place. */
  readonly damagedBytes: number;
  /** The content from `start` up to `end` (not included), in pieces of at most 64 KiB. */
  read(range?: { start?: number; end?: number }): AsyncGenerator<Buffer, void, undefined>;
  close(): Promise<void>;
}

/** Takes the handle over. @throws UnreadableBlob */
export async function createBlobReader(handle: FileHandle, cipher: RecordCipher, id: string): Promise<BlobReader> {
  const layout = await readLayout(handle, cipher, id);
  let damagedBytes = 0;
  return {
    id,
    description: layout.description,
    bytes: layout.bytes,
    sealed: layout.sealed,
    get damagedBytes() {
      return damagedBytes;
    },
    async *read({ start = 0, end = layout.bytes } = {}) {
      const { records } = layout;
      for (let index = firstRecordAt(layout, start); index < records.length; index++) {
        const record = records[index];
        if (!record || record.start >= end) return;
        const sealed = await readAt(handle, record.position, record.length + overheadBytes);
        let content = cipher.open(index + 1, kinds.content, sealed);
        if (!content) {
          content = Buffer.alloc(record.length);
          damagedBytes += record.length;
        }
        yield content.subarray(Math.max(0, start - record.start), Math.max(0, end - record.start));
      }
    },
    close: () => handle.close(),
  };
}

function firstRecordAt({ records }: Layout, position: number): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record && record.start + record.length <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
