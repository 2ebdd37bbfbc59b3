import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setupTokenLifetimeS } from '../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import { makeSecret, sameSecret } from './secret-text.ts';

/** The one-time token of the first-run link. It lies in a file of mode 0600, so that the link survives a restart. */
export interface SetupToken {
  /** The token that holds now; a new one when there is none or it has expired. */
  current(): Promise<string>;
  check(token: string): Promise<'right' | 'wrong' | 'expired'>;
  /** Used: it is gone. */
  remove(): Promise<void>;
}

export function createSetupToken(dataDirectory: string, clock: Clock): SetupToken {
  const file = path.join(dataDirectory, 'setup-token');
  const read = async () => {
    try {
      const [token, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
      return { token: token.trim(), expired: clock.now() - mtimeMs > setupTokenLifetimeS * 1000 };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  return {
    async current() {
      const known = await read();
      if (known?.token && !known.expired) return known.token;
      const token = makeSecret();
      await mkdir(dataDirectory, { recursive: true });
      await rm(file, { force: true });
      await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
      return token;
    },
    async check(token) {
      const known = await read();
      if (!known || !sameSecret(token, known.token)) return 'wrong';
      return known.expired ? 'expired' : 'right';
    },
    remove: () => rm(file, { force: true }),
  };
}
