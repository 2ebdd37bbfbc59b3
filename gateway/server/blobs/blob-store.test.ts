import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BlobReader, type BlobStore, createBlobStore, keepAudioKey, UnreadableBlob } from './index.ts';

let directory: string;
let key: Buffer;
let blobs: BlobStore;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-blobs-'));
  key = await keepAudioKey(directory);
  blobs = createBlobStore(path.join(directory, 'blobs'), key);
});
afterEach(() => rm(directory, { recursive: true }));

const sound = randomBytes(300_000);
const fileOf = (id: string) => path.join(blobs.directory, id);

async function write(...pieces: Uint8Array[]): Promise<string> {
  const writer = await blobs.create({ who: 'Анна' });
  for (const piece of pieces) {
    writer.append(piece);
    await writer.sync();
  }
  await writer.close();
  return writer.id;
}
async function sealed(...pieces: Uint8Array[]): Promise<string> {
  const writer = await blobs.create({ who: 'Анна' });
  for (const piece of pieces) writer.append(piece);
  await writer.seal();
  await writer.close();
  return writer.id;
}
async function withBlob<T>(id: string, use: (blob: BlobReader) => Promise<T>): Promise<T> {
  const blob = await blobs.open(id);
  if (!blob) throw new Error('no such blob');
  try {
    return await use(blob);
  } finally {
    await blob.close();
  }
}
const contentOf = (id: string, range?: { start?: number; end?: number }) =>
  withBlob(id, async (blob) => {
    const pieces: Buffer[] = [];
    for await (const piece of blob.read(range)) pieces.push(piece);
    return Buffer.concat(pieces);
  });

test('what was sealed comes back whole, with its description, and the disk tells neither', async () => {
  const id = await sealed(sound.subarray(0, 100_000), sound.subarray(100_000));
  await withBlob(id, async (blob) => {
    expect(blob).toMatchObject({ id, description: { who: 'Анна' }, bytes: sound.length, sealed: true });
  });
  expect(await contentOf(id)).toEqual(sound);
  const file = await readFile(fileOf(id));
  for (const open of ['Анна', sound.subarray(1000, 1032)]) expect(file.includes(open)).toBe(false);
  expect((await stat(fileOf(id))).mode & 0o777).toBe(0o600);
  expect(file.length - sound.length).toBeLessThan(500);
});

test.each([
  [0, 1],
  [65_535, 65_537],
  [99_999, 200_001],
  [299_999, 300_000],
  [300_000, 300_000],
  [10, 10],
])('the range %i to %i', async (start, end) => {
  const id = await sealed(sound);
  expect(await contentOf(id, { start, end })).toEqual(sound.subarray(start, end));
});

test('an empty blob is a blob', async () => {
  expect(await contentOf(await sealed())).toEqual(Buffer.alloc(0));
});

test('a writer that was killed: the next goes on behind what was synced, and nothing is lost or repeated', async () => {
  const writer = await blobs.create({});
  writer.append(sound.subarray(0, 70_000));
  await writer.sync();
  writer.append(sound.subarray(70_000, 80_000));
  const next = await blobs.resume(writer.id);
  expect(next?.bytes).toBe(70_000);
  next?.append(sound.subarray(70_000));
  await next?.seal();
  await next?.close();
  await writer.close();
  expect(await contentOf(writer.id)).toEqual(sound);
  expect(await blobs.resume(writer.id)).toBeUndefined();
});

test('torn at any byte of the last write: the readable part is given, and one can go on from there', async () => {
  const id = await write(sound.subarray(0, 1000));
  const first = (await stat(fileOf(id))).size;
  const writer = await blobs.resume(id);
  writer?.append(sound.subarray(1000, 1100));
  await writer?.sync();
  await writer?.close();
  const whole = (await stat(fileOf(id))).size;
  for (let size = whole - 1; size >= first; size -= 7) {
    await truncate(fileOf(id), size);
    expect(await contentOf(id)).toEqual(sound.subarray(0, 1000));
  }
  await appendFile(fileOf(id), Buffer.alloc(5000));
  expect(await contentOf(id)).toEqual(sound.subarray(0, 1000));
  const next = await blobs.resume(id);
  next?.append(sound.subarray(1000));
  await next?.sync();
  await next?.close();
  expect(await contentOf(id)).toEqual(sound);
});

test('a last record that reached the disk in length only is not taken for sound', async () => {
  const id = await write(sound.subarray(0, 1000), sound.subarray(1000, 2000));
  const handle = await open(fileOf(id), 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(900), 0, 900, size - 900);
  await handle.close();
  expect(await contentOf(id)).toEqual(sound.subarray(0, 1000));
});

test('a sealed blob that lost its end is one that is not sealed', async () => {
  const id = await sealed(sound);
  await truncate(fileOf(id), (await stat(fileOf(id))).size - 1);
  await withBlob(id, async (blob) => expect(blob).toMatchObject({ sealed: false, bytes: sound.length }));
  expect(await contentOf(id)).toEqual(sound);
});

test('damage in the middle is silence in its place, and is counted', async () => {
  const id = await sealed(sound);
  const handle = await open(fileOf(id), 'r+');
  await handle.write(Buffer.from([1, 2, 3]), 0, 3, 100_000);
  await handle.close();
  await withBlob(id, async (blob) => {
    const pieces: Buffer[] = [];
    for await (const piece of blob.read()) pieces.push(piece);
    const content = Buffer.concat(pieces);
    expect(content.subarray(0, 65_536)).toEqual(sound.subarray(0, 65_536));
    expect(content.subarray(65_536, 131_072)).toEqual(Buffer.alloc(65_536));
    expect(content.subarray(131_072)).toEqual(sound.subarray(131_072));
    expect(blob.damagedBytes).toBe(65_536);
  });
});

test('records cannot be moved to another place or another blob', async () => {
  const [id, other] = [await write(Buffer.alloc(100, 1), Buffer.alloc(100, 2)), await write(Buffer.alloc(100, 3))];
  const file = await readFile(fileOf(id));
  const record = file.subarray(file.length - 133);
  await appendFile(fileOf(id), record);
  await appendFile(fileOf(other), record);
  expect((await contentOf(id)).length).toBe(200);
  expect((await contentOf(other)).length).toBe(100);
});

test('another key, or a file that is no blob, is said', async () => {
  const id = await sealed(sound);
  const stranger = createBlobStore(blobs.directory, randomBytes(32));
  await expect(stranger.open(id)).rejects.toThrow(UnreadableBlob);
  await truncate(fileOf(id), 10);
  await expect(blobs.open(id)).rejects.toThrow(UnreadableBlob);
  await expect(blobs.resume(id)).rejects.toThrow(UnreadableBlob);
});

test('adopted by another store, deleted, listed', async () => {
  const id = await sealed(sound);
  const kept = createBlobStore(path.join(directory, 'kept'), key);
  expect(await kept.adopt(id, blobs)).toBe(true);
  expect(await kept.adopt(id, blobs)).toBe(false);
  expect(await blobs.list()).toEqual([]);
  expect(await kept.list()).toEqual([id]);
  expect((await kept.stat(id))?.bytesOnDisk).toBeGreaterThan(sound.length);
  expect(await kept.delete(id)).toBe(true);
  expect(await kept.delete(id)).toBe(false);
  expect(await kept.stat(id)).toBeUndefined();
  expect(await kept.open(id)).toBeUndefined();
  expect(await kept.resume(randomUUID())).toBeUndefined();
});

test('an id is never a path', async () => {
  await expect(blobs.open('../audio-key')).rejects.toThrow('UUID');
});

test('the key is made once, for its owner alone', async () => {
  expect(await keepAudioKey(directory)).toEqual(key);
  expect((await stat(path.join(directory, 'audio-key'))).mode & 0o777).toBe(0o600);
});
