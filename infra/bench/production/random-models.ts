import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { quantizeModel } from 'whisper-node-addon';
import { run } from '../../prepare/command.mjs';
import type { BenchContext } from '../context.ts';
import { addonOf } from '../plain.ts';

export const quantisations = ['q8_0', 'q5_k'] as const;
export type Quantisation = (typeof quantisations)[number];

const fileOf = (folder: string, size: string, type: string) => path.join(folder, `random-${size}-${type}.bin`);

/**
 * A Whisper model of a production size whose weights are random, in each quantisation; the cache keeps them.
 * @param size as OpenAI names it
 * @returns its files by quantisation
 * @throws Error where the script that writes it is not there or fails
 */
export async function randomModels(
  size: string,
  { options, cacheDir, signal, say }: BenchContext,
): Promise<Record<Quantisation, string>> {
  const folder = path.join(cacheDir, 'bench', 'models');
  const files = {
    q8_0: fileOf(folder, size, 'q8_0'),
    q5_k: fileOf(folder, size, 'q5_k'),
  };
  const missing = quantisations.filter((type) => !existsSync(files[type]));
  if (missing.length === 0) return files;
  if (!existsSync(options.modelMaker))
    throw new Error(`Production sizes need the script that writes random models: --model-maker FILE`);
  say(`Making a random ${size} (some minutes, kept for later runs)`);
  mkdirSync(folder, { recursive: true });
  const f16 = `${fileOf(folder, size, 'f16')}.${process.pid}.part`;
  try {
    const { ok, lastLines } = await run(process.execPath, [options.modelMaker, size, f16], { signal });
    if (!ok) throw new Error(`${options.modelMaker}: ${lastLines.join('\n')}`);
    for (const type of missing) await quantizeModel(f16, files[type], type, addonOf(cacheDir), () => undefined, signal);
  } finally {
    rmSync(f16, { force: true });
  }
  return files;
}
