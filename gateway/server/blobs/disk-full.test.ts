import { randomBytes } from 'node:crypto';
import { unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeSmallDisk } from '../testing/small-disk.ts';
import { createBlobStore } from './index.ts';

test('a full disk: said, nothing half-written is left, and what waited is written when there is space', async ({
  skip,
}) => {
  const disk = await makeSmallDisk('512k');
  if (!disk) return skip('mounting a small file system takes root');
  const { directory } = disk;
  try {
    const ballast = path.join(directory, 'ballast');
    await writeFile(ballast, Buffer.alloc(300 * 1024));
    const blobs = createBlobStore(path.join(directory, 'blobs'), randomBytes(32));
    const sound = randomBytes(400 * 1024);
    const writer = await blobs.create({});
    writer.append(sound.subarray(0, 100 * 1024));
    await writer.sync();
    writer.append(sound.subarray(100 * 1024));
    await expect(writer.sync()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect([writer.syncedBytes, writer.bytes]).toEqual([100 * 1024, sound.length]);
    const soFar = await blobs.open(writer.id);
    expect(soFar?.bytes).toBe(100 * 1024);
    await soFar?.close();
    await unlink(ballast);
    await writer.seal();
    await writer.close();
    const whole = await blobs.open(writer.id);
    const pieces: Buffer[] = [];
    for await (const piece of whole?.read() ?? []) pieces.push(piece);
    await whole?.close();
    expect(Buffer.concat(pieces)).toEqual(sound);
  } finally {
    await disk.remove();
  }
});
