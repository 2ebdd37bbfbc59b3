import type { Logger } from 'pino';
import type { WorkerConfiguration } from './configuration.ts';
import { Degradation } from './degradation.ts';
import { FreeCores } from './free-cores.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { Scheduler } from './scheduler.ts';
import { hungJob } from './watchdog.ts';

/** What this worker has to do, and how it copes: one for the process. */
export interface Load {
  scheduler: Scheduler;
  degradation: Degradation;
  metrics: Metrics;
  readonly openDictations: number;
  /** A dictation begins (1) or ends (-1). */
  onDictations(change: 1 | -1): void;
  /** Fires when the next dictation opens; at once while one is open. */
  disturbed(): AbortSignal;
  /** What hangs, in a sentence for the operator; `undefined` when all is well. */
  trouble(): string | undefined;
}

export function createLoad(
  {
    slots,
    whisperThreads,
    degradation: thresholds,
  }: Pick<WorkerConfiguration, 'slots' | 'whisperThreads' | 'degradation'>,
  { now, log }: { now: () => number; log: Logger },
): Load {
  const degradation = new Degradation(now, thresholds);
  let openDictations = 0;
  let opening = new AbortController();
  let said: string | undefined;

  const metrics = createMetrics({
    queueSize: () => scheduler.queueSize,
    openDictations: () => openDictations,
    slots: () => scheduler.slots,
    running: () => scheduler.running,
    backlogSeconds: () => scheduler.secondsUntil('segment'),
    degraded: () => degradation.current,
  });
  const noteBacklog = () => {
    const before = degradation.current;
    degradation.update(scheduler.secondsUntil('segment'));
    const degraded = degradation.current;
    if (before.quality !== degraded.quality || before.editor !== degraded.editor)
      log.warn({ degraded, backlogS: scheduler.secondsUntil('segment') }, 'the load changes what new dictations get');
  };
  const freeCores = new FreeCores({ now, ownMs: ownCpu(() => scheduler.coreMs) });
  const scheduler = new Scheduler(slots, now, {
    mostThreads: whisperThreads,
    freeCores: () => freeCores.value,
    observer: { ...metrics.jobs, changed: noteBacklog },
  });

  return {
    scheduler,
    degradation,
    metrics,
    get openDictations() {
      return openDictations;
    },
    onDictations(change) {
      openDictations += change;
      if (openDictations === 0) return freeCores.pause();
      freeCores.watch();
      opening.abort();
    },
    disturbed() {
      if (openDictations === 0 && opening.signal.aborted) opening = new AbortController();
      return opening.signal;
    },
    trouble() {
      const trouble = hungJob(scheduler.jobs, now(), (job) => scheduler.expectedMs(job));
      if (trouble && !said) log.error(trouble);
      said = trouble;
      return trouble;
    },
  };
}

/**
 * CPU that recognitions have had: threads that were given and could not run were no load, and what else this process does
 * (the language model) is another's load to them.
 * @param givenMs threads times milliseconds
 */
function ownCpu(givenMs: () => number): () => number {
  let ownMs = 0;
  let last = { givenMs: 0, spentMs: 0 };
  return () => {
    const { user, system } = process.cpuUsage();
    const current = { givenMs: givenMs(), spentMs: (user + system) / 1000 };
    ownMs += Math.min(current.givenMs - last.givenMs, current.spentMs - last.spentMs);
    last = current;
    return ownMs;
  };
}
