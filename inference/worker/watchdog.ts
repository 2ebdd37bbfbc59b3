import type { RunningJob } from './scheduler.ts';

export interface WatchdogOptions {
  /** So many times as long as such a job takes on this machine is no bad moment any more. */
  patience: number;
  /** Never less: a machine may be busy with something else for a while. */
  leastMs: number;
  /** Until something was measured, for a second of sound and one more: large-v3 on one old core is ten times as slow as speech. */
  mostMsPerSecond: number;
  /** A job that was aborted ends within a node of the model's graph. */
  endingMs: number;
}

export const defaultWatchdogOptions: WatchdogOptions = {
  patience: 30,
  leastMs: 20_000,
  mostMsPerSecond: 30_000,
  endingMs: 15_000,
};

/** Of a job that does not tell: the longest window there is. */
const longestSoundMs = 30_000;

/**
 * Finds a recognition that hangs: it has run, or has not ended after it was aborted, for longer than its sound can account for.
 * @param expectedMs of such a job by what was measured, `undefined` until something was
 * @returns what is wrong, in a sentence for the operator; `undefined` when all is well
 */
export function hungJob(
  jobs: readonly RunningJob[],
  nowMs: number,
  expectedMs: (job: RunningJob) => number | undefined,
  { patience, leastMs, mostMsPerSecond, endingMs }: WatchdogOptions = defaultWatchdogOptions,
): string | undefined {
  for (const job of jobs) {
    const { soundMs = longestSoundMs, startedAtMs, abortedAtMs, urgency } = job;
    const expected = expectedMs(job);
    const most = (soundMs / 1000 + 1) * mostMsPerSecond;
    const allowedMs = expected === undefined ? most : Math.min(most, Math.max(leastMs, patience * expected));
    const runsMs = nowMs - startedAtMs;
    if (runsMs > allowedMs)
      return `A recognition (${urgency}, ${seconds(soundMs)} of sound) has run for ${seconds(runsMs)}, and should have ended after ${seconds(allowedMs)} at the latest.`;
    if (abortedAtMs !== undefined && nowMs - abortedAtMs > endingMs)
      return `A recognition (${urgency}) goes on ${seconds(nowMs - abortedAtMs)} after it was aborted.`;
  }
  return undefined;
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
