import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type CalibrationParts, type Capacity, chooseCapacity, measureCapacity } from './calibration.ts';
import { type CalibrationKey, readCalibration, writeCalibration } from './calibration-file.ts';
import type { FreeCores } from './free-cores.ts';

export interface CalibrationRun extends Omit<CalibrationParts, 'signal'> {
  cacheDir: string;
  key: CalibrationKey;
  /** Fires when the next dictation opens, at once while one is open. */
  disturbed: () => AbortSignal;
  /** A fresh measurement of what others leave, which counts all of this process as its own. */
  measureOthers: () => Pick<FreeCores, 'look' | 'value'>;
  /** Told what was found, in an earlier start or now. */
  apply: (capacity: Capacity) => void;
  log: Logger;
  /** Fires when the process ends. */
  signal: AbortSignal;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** After a start other parts of the product start too; who tries in vain has come at a bad time. */
const firstPauseMs = 1_000;
const pauseGrowth = 4;
const longestPauseMs = 3_600_000;

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal, ref: false });

/**
 * Applies what an earlier start found, else measures as soon as the machine is at rest and nobody dictates, and keeps it.
 * Never rejects: without a calibration the default capacity serves.
 */
export async function calibrate(run: CalibrationRun): Promise<void> {
  const { cacheDir, key, apply, log, signal, wait = pause } = run;
  try {
    const known = await readCalibration(cacheDir, key);
    if (known) return apply(known);
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * pauseGrowth, longestPauseMs)) {
      await wait(pauseMs, signal);
      const outcome = await attempt(run);
      if (outcome === 'disturbed') continue;
      if (outcome === 'too slow') return log.info({ key }, 'too slow for a calibration: the default capacity serves');
      log.info({ ...outcome, key }, 'calibrated');
      apply(outcome);
      return await writeCalibration(cacheDir, key, outcome);
    }
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'the calibration failed: recognition goes on as it is');
  }
}

/** @returns `disturbed` when somebody dictated meanwhile, or other programs had the cores */
async function attempt(run: CalibrationRun): Promise<Capacity | 'disturbed' | 'too slow'> {
  const disturbance = run.disturbed();
  if (disturbance.aborted) return 'disturbed';
  const others = run.measureOthers();
  await others.look();
  try {
    const measured = await measureCapacity({ ...run, signal: AbortSignal.any([run.signal, disturbance]) });
    await others.look();
    run.log.debug({ measured, freeCores: others.value }, 'calibration');
    if (others.value < run.cores) return 'disturbed';
    return (measured && chooseCapacity(measured)) ?? 'too slow';
  } catch (error) {
    if (disturbance.aborted) return 'disturbed';
    throw error;
  }
}
