import { cpus } from 'node:os';
import type { Logger } from 'pino';
import type { Recogniser } from '../engines/recogniser.ts';
import { calibrate } from './calibration-run.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { FreeCores } from './free-cores.ts';
import type { Load } from './load.ts';

export interface CalibratedLoadParts {
  configuration: Pick<WorkerConfiguration, 'cacheDir' | 'calibrate' | 'cores' | 'whisperThreads'>;
  recogniser: Recogniser;
  /** Id in the catalogue. */
  model: string;
  /** ggml's CPU variant. */
  variant: string;
  now: () => number;
  log: Logger;
  /** Fires when the process ends. */
  signal: AbortSignal;
}

/** Gives the scheduler the capacity that was measured for this machine, unless the configuration says how much. */
export async function calibrateLoad(
  { scheduler, disturbed }: Pick<Load, 'scheduler' | 'disturbed'>,
  { configuration, recogniser, model, variant, now, log, signal }: CalibratedLoadParts,
): Promise<void> {
  const { cacheDir, cores, whisperThreads: mostThreads } = configuration;
  const noChoice = cores === 1;
  if (!configuration.calibrate || noChoice) return;
  await calibrate({
    recogniser,
    withThreads: (threads, work) => scheduler.withThreads(threads, work),
    now,
    cores,
    mostThreads,
    cacheDir,
    key: { cpu: cpus()[0]?.model ?? 'unknown', cores, variant, model, mostThreads },
    disturbed,
    measureOthers: () => new FreeCores({ now, ownMs: cpuOfProcess }),
    apply: ({ slots, threads }) => scheduler.resize({ slots, mostThreads: threads }),
    log,
    signal,
  });
}

function cpuOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
