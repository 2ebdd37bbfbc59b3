import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Files as they were at one moment, by second names: whoever deletes or moves one takes nothing from us. */
export interface LinkedFiles {
  /** Adds what is there now. */
  collect(): Promise<void>;
  /** Path within DATA_DIR, and where its second name is. */
  readonly files: ReadonlyMap<string, string>;
  release(): Promise<void>;
}

/** @param folders of `dataDir` */
export function createLinkedFiles(dataDir: string, folders: readonly string[]): LinkedFiles {
  const farm = path.join(dataDir, `backup-${process.pid}`);
  const files = new Map<string, string>();

  const add = async (name: string) => {
    if (files.has(name)) return;
    const target = path.join(farm, name);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const source = path.join(dataDir, name);
    try {
      await link(source, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw error;
        return copyFile(source, target);
      });
      files.set(name, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  };
  return {
    files,
    async collect() {
      for (const folder of folders) {
        const entries = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code === 'ENOENT') return [];
            throw error;
          },
        );
        for (const entry of entries) {
          if (entry.isFile()) await add(path.relative(dataDir, path.join(entry.parentPath, entry.name)));
        }
      }
    },
    release: () => rm(farm, { recursive: true, force: true }),
  };
}
