import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mountSmallDisk } from './small-disk.ts';

test('a small disk is full when it is filled, takes more when it is free, and leaves nothing behind', async ({
  skip,
}) => {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-disk-'));
  const disk = await mountSmallDisk(directory);
  try {
    if (!disk) return skip('mounting a small file system takes root');
    const file = path.join(directory, 'file');
    await writeFile(file, Buffer.alloc(100_000));
    await disk.fill();
    await expect(appendFile(file, Buffer.alloc(100_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    await disk.free();
    await appendFile(file, Buffer.alloc(100_000));
    await disk.unmount();
  } finally {
    await rm(directory, { recursive: true });
  }
});
