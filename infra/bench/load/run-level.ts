import type { LoadLevel } from '../results.ts';
import { quantile } from '../statistics.ts';
import { speakingPlan } from './speaking-plan.ts';

export interface LevelOptions {
  sessions: number;
  seconds: number;
  secondsOfClips: readonly number[];
  /** Speaks a clip at the pace of speech. @returns milliseconds from its end to the text; rejects where none came */
  dictate(person: number, clip: number): Promise<number>;
  /** CPU seconds that the system has taken since it started. */
  cpuS(): number;
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** So many people at a time, for so long; what they began is waited for. */
export async function runLevel(options: LevelOptions): Promise<LoadLevel> {
  const { sessions, seconds, secondsOfClips, dictate, cpuS, now, sleep } = options;
  const begun = now();
  const cpuBefore = cpuS();
  const endMs = begun + seconds * 1000;
  const timesMs: number[] = [];
  let failures = 0;
  const person = async (index: number) => {
    for (const { pauseMs, clip } of speakingPlan(index, secondsOfClips, sessions === 1)) {
      if (now() + pauseMs >= endMs) return;
      await sleep(pauseMs);
      try {
        timesMs.push(await dictate(index, clip));
      } catch {
        // What it said is not told: under load it is a queue that is full, and the count says so.
        failures += 1;
        timesMs.push(Number.POSITIVE_INFINITY);
      }
    }
  };
  await Promise.all(Array.from({ length: sessions }, (_, index) => person(index)));
  const finite = (ms: number) => (Number.isFinite(ms) ? ms : null);
  return {
    sessions,
    dictations: timesMs.length,
    failures,
    p50Ms: finite(quantile(timesMs, 0.5)),
    p95Ms: finite(quantile(timesMs, 0.95)),
    busyCores: (cpuS() - cpuBefore) / ((now() - begun) / 1000),
  };
}
