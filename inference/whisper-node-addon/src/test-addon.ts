import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeNanoModel } from '../build/nano-model.mjs';
import { buildAddon } from '../build.mjs';

/** Where the tests find models and the addon: as the product does. */
export const testCacheDir =
  process.env.CACHE_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'alfavoice');

/** The addon for this machine; built once if it is not there. */
export async function builtAddon(): Promise<string> {
  const { directory } = await buildAddon({ cacheDir: testCacheDir });
  return directory;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alfavoice-addon-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** @returns path of a random-weight model, gone after the test */
export async function nanoModel(): Promise<string> {
  const path = join(await temporaryFolder(), 'nano.bin');
  writeNanoModel(path);
  return path;
}

/** A repeatable sound of the given length. @returns samples at 16 kHz */
export function sound(seconds: number, { loudness = 0.2, hz = 220 } = {}): Float32Array {
  const sweep = (i: number) => Math.sin((2 * Math.PI * hz * i) / 16_000) * Math.sin(i / 900 + Math.sin(i / 5_000));
  return Float32Array.from({ length: seconds * 16_000 }, (_, i) => loudness * sweep(i));
}
