import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const endBytes = 22;
const centralBytes = 46;
const localBytes = 30;
/** The end record is followed by a comment of at most this length. */
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;

export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const readAt = async (file: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new Error('the zip ends early');
  return buffer;
};

const readDirectory = async (file: FileHandle): Promise<Buffer> => {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endSignature) {
      return readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
    }
  }
  throw new Error('this is no zip');
};

/**
 * Finds one entry in a zip and streams it out of it, without unpacking anything else. No zip64, no encryption: wheels
 * have neither. The CRC is not looked at: what comes of it is verified by its SHA-256.
 * @param ending the end of the entry's path
 * @returns `undefined` when no entry ends so
 */
export const openZipEntry = async (path: string, ending: string): Promise<ZipEntry | undefined> => {
  const file = await open(path, 'r');
  try {
    const directory = await readDirectory(file);
    for (let at = 0; at + centralBytes <= directory.length && directory.readUInt32LE(at) === centralSignature; ) {
      const nameBytes = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + centralBytes, at + centralBytes + nameBytes);
      if (`/${name}`.endsWith(`/${ending}`)) {
        const method = directory.readUInt16LE(at + 10);
        if (method !== stored && method !== deflated) throw new Error(`${name} is compressed in an unknown way`);
        const offset = directory.readUInt32LE(at + 42);
        const local = await readAt(file, offset, localBytes);
        const start = offset + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28);
        const end = start + directory.readUInt32LE(at + 20) - 1;
        const raw = createReadStream(path, { start, end });
        const bytes = method === stored ? raw : raw.pipe(createInflateRaw());
        raw.once('error', (error) => bytes.destroy(error));
        return { name, sizeBytes: directory.readUInt32LE(at + 24), bytes };
      }
      at += centralBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return undefined;
  } finally {
    await file.close();
  }
};
