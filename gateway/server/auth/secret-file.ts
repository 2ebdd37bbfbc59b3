import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSecret } from './secret-text.ts';

/** The secret kept in a file of mode 0600, made when missing. Two processes that start at once get the same one. */
export async function keepSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  for (;;) {
    const known = await readFile(file, 'utf8').catch(absent);
    if (known?.trim()) return known.trim();
    const handle = await open(file, known === undefined ? 'wx' : 'w', 0o600).catch(absent);
    if (!handle) continue;
    try {
      await handle.writeFile(`${makeSecret()}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
}
