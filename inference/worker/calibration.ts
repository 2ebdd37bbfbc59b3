import { sampleRateHz } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';

/** How the cores are shared out. */
export interface Capacity {
  /** Recognitions at a time. */
  slots: number;
  /** Threads of one that has the cores for itself. */
  threads: number;
}

export interface Measured extends Capacity {
  /** Of one recognition while so many run. */
  latencyMs: number;
  perSecond: number;
}

export interface CalibrationParts {
  recogniser: Pick<Recogniser, 'openWindow'>;
  /** Whatever `work` recognises has so many threads. */
  withThreads: <T>(threads: number, work: () => T) => T;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Cores to be shared out. */
  cores: number;
  mostThreads: number;
  /** Ends it: somebody wants to dictate. */
  signal: AbortSignal;
  timeout?: (ms: number) => AbortSignal;
}

/** All of it may take so long; what is not measured by then is left out. */
export const calibrationBudgetMs = 3_000;
/** The first round makes the buffers; the best of a few is the one that nothing disturbed. */
const rounds = 4;
/** More at a time must bring this much more: alone, or with few others, each waits longer for its text. */
const worthwhile = 1.2;
/** And nobody's text may take so many times as long as the soonest. */
const slowest = 4;
const toneHz = 220;
const amplitude = 0.1;
/** An ordinary phrase. On a shorter one two threads look worse than they are. */
const seconds = 4;

/**
 * Runs the recogniser on a tone, as many at a time as there are cores for and half as many, each with one thread and with
 * `mostThreads`. It only names languages: encoder and decoder run, and no words of a tone are made up, which would take
 * any time.
 * @returns what was measured within the budget, or `undefined` where that was not enough to compare anything. Rejects
 *   with the signal's reason.
 */
export async function measureCapacity(parts: CalibrationParts): Promise<Measured[] | undefined> {
  const { signal, now, timeout = AbortSignal.timeout } = parts;
  const deadlineMs = now() + calibrationBudgetMs;
  const overdue = timeout(calibrationBudgetMs);
  const until = AbortSignal.any([signal, overdue]);
  const all = candidates(parts).map((capacity) => ({ ...capacity, latencyMs: Number.POSITIVE_INFINITY }));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const candidate of all) {
        const startedMs = now();
        if (round > 0 && startedMs + candidate.latencyMs > deadlineMs) continue;
        await Promise.all(
          Array.from({ length: candidate.slots }, () => recogniseOnce(parts, candidate.threads, until)),
        );
        candidate.latencyMs = Math.min(candidate.latencyMs, now() - startedMs);
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!overdue.aborted) throw error;
  }
  const measured = all.filter(({ latencyMs }) => Number.isFinite(latencyMs));
  if (measured.length < Math.min(all.length, leastMeasured)) return undefined;
  return measured.map((candidate) => ({ ...candidate, perSecond: (candidate.slots * 1000) / candidate.latencyMs }));
}

/** All cores used, by wide recognitions and by narrow ones. */
const leastMeasured = 2;

/** @returns the best throughput, and of those near it the one that answers soonest */
export function chooseCapacity(measured: readonly Measured[]): Capacity | undefined {
  const bySoonest = measured.toSorted((a, b) => a.latencyMs - b.latencyMs);
  const [soonest] = bySoonest;
  if (!soonest) return undefined;
  const acceptable = bySoonest.filter(({ latencyMs }) => latencyMs <= slowest * soonest.latencyMs);
  const best = Math.max(...acceptable.map(({ perSecond }) => perSecond));
  const chosen = acceptable.find(({ perSecond }) => perSecond * worthwhile >= best) ?? soonest;
  return { slots: chosen.slots, threads: Math.max(soonest.threads, chosen.threads) };
}

/** What matters most first: the time may be over before the end. */
function candidates({ cores, mostThreads }: CalibrationParts): Capacity[] {
  const threadCounts = [...new Set([Math.min(mostThreads, cores), 1])];
  const shares = [1, 2];
  const all = shares.flatMap((share) =>
    threadCounts.map((threads) => ({ threads, slots: Math.floor(cores / threads / share) })),
  );
  return all.filter(
    ({ threads, slots }, index) =>
      slots > 0 && all.findIndex((other) => other.threads === threads && other.slots === slots) === index,
  );
}

async function recogniseOnce(
  { recogniser, withThreads }: CalibrationParts,
  threads: number,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const window = recogniser.openWindow();
  try {
    await withThreads(threads, () => window.detectLanguage(tone, ['ru', 'en'], { awaited: () => false, signal }));
  } finally {
    window.close();
  }
}

const tone = Float32Array.from(
  { length: seconds * sampleRateHz },
  (_, sample) => amplitude * Math.sin((2 * Math.PI * toneHz * sample) / sampleRateHz),
);
