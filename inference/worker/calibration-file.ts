import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Capacity } from './calibration.ts';

/** What a calibration holds for. */
export interface CalibrationKey {
  cpu: string;
  cores: number;
  /** ggml's CPU variant. */
  variant: string;
  /** The recogniser's id in the catalogue. */
  model: string;
  mostThreads: number;
}

/** To be raised when recognitions are measured in another way, or take another time. */
const format = 2;

const count = z.int().min(1);
const fileSchema = z.object({
  format: z.literal(format),
  key: z.object({ cpu: z.string(), cores: count, variant: z.string(), model: z.string(), mostThreads: count }),
  slots: count,
  threads: count,
});

/** @returns what was found by an earlier start under the same conditions; `undefined` where there is nothing of use */
export async function readCalibration(cacheDir: string, key: CalibrationKey): Promise<Capacity | undefined> {
  let file: z.infer<typeof fileSchema>;
  try {
    file = fileSchema.parse(JSON.parse(await readFile(pathOf(cacheDir, key), 'utf8')));
  } catch {
    return undefined;
  }
  const { slots, threads } = file;
  const isOurs = fieldsOf(file.key) === fieldsOf(key) && slots <= key.cores && threads <= key.mostThreads;
  return isOurs ? { slots, threads } : undefined;
}

/** Whole or not at all. */
export async function writeCalibration(cacheDir: string, key: CalibrationKey, capacity: Capacity): Promise<void> {
  const file = pathOf(cacheDir, key);
  const half = `${file}.${randomUUID()}`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(half, JSON.stringify({ format, key, ...capacity } satisfies z.input<typeof fileSchema>));
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

const fieldsOf = ({ cpu, cores, variant, model, mostThreads }: CalibrationKey) =>
  JSON.stringify([cpu, cores, variant, model, mostThreads]);

const pathOf = (cacheDir: string, key: CalibrationKey) =>
  path.join(cacheDir, 'calibration', `${createHash('sha256').update(fieldsOf(key)).digest('hex').slice(0, 16)}.json`);
