import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** More than a run writes; memory is taken only by what lies on it. */
const room = '8g';
/** No size at all would mean no limit. */
const leastBytes = 4096;
/** What is written between the look and the change makes the first attempts fail. */
const attempts = 20;

/** A file system in memory that can be full, and empty again, in a moment. */
export interface SmallDisk {
  /** Not a byte more can be written. */
  fill(): Promise<void>;
  free(): Promise<void>;
  /** Everything on it goes, as soon as nothing is open there any more. */
  unmount(): Promise<void>;
}

/** @returns undefined where this user may not mount anything */
export async function mountSmallDisk(directory: string): Promise<SmallDisk | undefined> {
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${room},mode=0755`, 'tmpfs', directory]).catch(
    () => undefined,
  );
  if (!mounted) return undefined;
  const resize = (size: string) => run('mount', ['-o', `remount,size=${size}`, directory]);
  const usedBytes = async () => {
    const { blocks, bfree, bsize } = await statfs(directory);
    return (blocks - bfree) * bsize;
  };
  return {
    async fill() {
      for (let attempt = 1; ; attempt++) {
        const done = await resize(String(Math.max(leastBytes, await usedBytes()))).catch((error: unknown) => {
          if (attempt === attempts) throw error;
        });
        if (done) return;
      }
    },
    async free() {
      await resize(room);
    },
    async unmount() {
      await run('umount', ['--lazy', directory]);
    },
  };
}
