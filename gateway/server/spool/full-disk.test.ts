import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { makeSmallDisk } from '../testing/small-disk.ts';
import { createSpool } from './index.ts';

test('a process that starts on a full disk says so, and waits for room instead of ending', async ({ skip }) => {
  const disk = await makeSmallDisk('64k');
  if (!disk) return skip('mounting a small file system takes root');
  const logged: string[] = [];
  const log = pino({}, { write: (line) => logged.push(line) });
  try {
    await writeFile(path.join(disk.directory, 'ballast'), Buffer.alloc(64 * 1024));
    const starting = createSpool({
      ...{ directory: path.join(disk.directory, 'spool'), key: randomBytes(32), clock: systemClock, log },
      onFailure: () => {},
    });
    await expect.poll(() => logged.join('')).toContain('is full');
    await disk.resize('128k');
    await (await starting).close();
    expect(logged).toHaveLength(1);
  } finally {
    await disk.remove();
  }
});
