import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuKey } from '../build/cpu.mjs';

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

/**
 * Where ggml looks for its CPU variants: the addon's folder, or where the self-test found a variant that crashes on
 * this CPU, the folder of links to the others.
 */
export function backendDirectory(addonDirectory: string): string {
  const working = join(addonDirectory, `cpu-${cpuKey()}`);
  return existsSync(working) ? working : addonDirectory;
}
