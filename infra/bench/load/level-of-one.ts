import type { LoadLevel } from '../results.ts';
import { quantile } from '../statistics.ts';

/** One clip of one session that had the machine to itself. */
export interface LoneDictation {
  seconds: number;
  /** null: it failed. */
  afterEndMs: number | null;
  cpuS: number;
}

/** The level of one session, from clips that were spoken one after the other anyway; undefined where there are none. */
export function levelOfOne(dictations: readonly LoneDictation[]): LoadLevel | undefined {
  if (dictations.length === 0) return undefined;
  const timesMs = dictations.map(({ afterEndMs }) => afterEndMs ?? Number.POSITIVE_INFINITY);
  const at = (share: number) => {
    const ms = quantile(timesMs, share);
    return Number.isFinite(ms) ? ms : null;
  };
  const cpuS = dictations.reduce((sum, dictation) => sum + dictation.cpuS, 0);
  const takenS = dictations.reduce((sum, { seconds, afterEndMs }) => sum + seconds + (afterEndMs ?? 0) / 1000, 0);
  return {
    sessions: 1,
    dictations: dictations.length,
    failures: dictations.filter(({ afterEndMs }) => afterEndMs === null).length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    busyCores: cpuS / takenS,
  };
}
