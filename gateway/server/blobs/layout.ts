import type { FileHandle } from 'node:fs/promises';
import {
  footerBytes,
  headerBytes,
  kinds,
  leadBytes,
  overheadBytes,
  type RecordCipher,
  readFooter,
  readLead,
  unpackLengths,
} from './record.ts';

/** Where the records of a blob lie in its file. */
export interface Layout {
  description: unknown;
  /** Of the content, in order. Record `n` of it is record `n + 1` of the blob: the description comes first. */
  records: readonly RecordPlace[];
  /** Of the content, in bytes. */
  bytes: number;
  sealed: boolean;
  /** Position after the last record that can be read: what an unsealed blob has beyond it was torn off while it was written. */
  endsAt: number;
}

export interface RecordPlace {
  position: number;
  /** Position of its content within the whole content, and its length. */
  start: number;
  length: number;
}

/** The file is no blob of ours, or was written under another key. */
export class UnreadableBlob extends Error {
  constructor(id: string) {
    super(`The blob ${id} cannot be read: it is damaged at its beginning, or was encrypted under another key.`);
    this.name = 'UnreadableBlob';
  }
}

/** @throws UnreadableBlob */
export async function readLayout(handle: FileHandle, cipher: RecordCipher, id: string): Promise<Layout> {
  const { size } = await handle.stat();
  const header = await readAt(handle, 0, headerBytes);
  if (!header.equals(cipher.header)) throw new UnreadableBlob(id);
  const lead = readLead(await readAt(handle, headerBytes, leadBytes));
  const sealedDescription = lead && (await readAt(handle, headerBytes, lead.length + overheadBytes));
  const description = sealedDescription && cipher.open(0, kinds.description, sealedDescription);
  if (!description) throw new UnreadableBlob(id);
  const from = headerBytes + sealedDescription.length;
  const lengths = await sealedLengths(handle, cipher, size);
  const records = lengths ? placed(lengths, from) : await scan(handle, cipher, from, size);
  const last = records.at(-1);
  return {
    description: JSON.parse(description.toString('utf8')),
    records,
    bytes: last ? last.start + last.length : 0,
    sealed: lengths !== undefined,
    endsAt: last ? last.position + last.length + overheadBytes : from,
  };
}

/** @returns fewer bytes at the end of the file */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function placed(lengths: readonly number[], from: number): RecordPlace[] {
  let [position, start] = [from, 0];
  return lengths.map((length) => {
    const place = { position, start, length };
    position += length + overheadBytes;
    start += length;
    return place;
  });
}

async function sealedLengths(handle: FileHandle, cipher: RecordCipher, size: number): Promise<number[] | undefined> {
  const endRecordBytes = readFooter(await readAt(handle, Math.max(0, size - footerBytes), footerBytes));
  if (endRecordBytes === undefined || endRecordBytes > size) return undefined;
  const end = await readAt(handle, size - footerBytes - endRecordBytes, endRecordBytes);
  const records = readLead(end)?.length ?? 0;
  const packed = cipher.open(records / 4 + 1, kinds.end, end);
  return packed && unpackLengths(packed);
}

/** Steps from record to record; a last one that does not open was torn, and is left out. */
async function scan(handle: FileHandle, cipher: RecordCipher, from: number, size: number): Promise<RecordPlace[]> {
  const lengths: number[] = [];
  for (let position = from; position < size; ) {
    const lead = readLead(await readAt(handle, position, leadBytes));
    if (lead?.kind !== kinds.content || position + lead.length + overheadBytes > size) break;
    lengths.push(lead.length);
    position += lead.length + overheadBytes;
  }
  const records = placed(lengths, from);
  for (let last = records.at(-1); last; last = records.at(-1)) {
    const sealed = await readAt(handle, last.position, last.length + overheadBytes);
    if (cipher.open(records.length, kinds.content, sealed)) break;
    records.pop();
  }
  return records;
}
