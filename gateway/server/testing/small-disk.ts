import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system in memory of its own, small enough to be full. */
export interface SmallDisk {
  directory: string;
  /** @param size as `mount` reads it: `600k`, `4m` */
  resize(size: string): Promise<void>;
  /** Everything on it goes. Nothing may be open there any more. */
  remove(): Promise<void>;
}

/** @returns undefined where this user may not mount anything: it takes root */
export async function makeSmallDisk(size: string): Promise<SmallDisk | undefined> {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-small-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', directory]).catch(() => undefined);
  if (!mounted) {
    await rm(directory, { recursive: true });
    return undefined;
  }
  return {
    directory,
    async resize(other) {
      await run('mount', ['-o', `remount,size=${other}`, directory]);
    },
    async remove() {
      await run('umount', [directory]);
      await rm(directory, { recursive: true });
    },
  };
}
