import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param cacheDir CACHE_DIR of the configuration
 * @returns the folder of the last addon `buildAddon` made there, or undefined
 */
export function findAddon(cacheDir: string): string | undefined {
  const root = join(cacheDir, 'addon');
  let name: string;
  try {
    name = readFileSync(join(root, 'current'), 'utf8').trim();
  } catch {
    return undefined;
  }
  const directory = join(root, name);
  return existsSync(join(directory, 'whisper.node')) ? directory : undefined;
}
