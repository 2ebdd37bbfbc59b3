import type { LoadLevel } from '../results.ts';

/** A level is fine up to here, and the search upwards ends beyond the other. */
export const goodP95Ms = 1_500;
const hopelessP95Ms = 2_000;

/** Without a p95 so many failed that there is none; a short level may hold no dictation at all and tells nothing. */
const passes = ({ p95Ms, dictations }: LoadLevel, limitMs: number) =>
  (p95Ms ?? (dictations === 0 ? 0 : Infinity)) > limitMs;
const isGood = (level: LoadLevel) => !passes(level, goodP95Ms);
const isHopeless = (level: LoadLevel) => passes(level, hopelessP95Ms);

export interface LevelLimits {
  mostSessions: number;
  /** Levels tried between the last good and the first bad one. */
  mostRefinements: number;
}

/**
 * How many sessions to try next: twice as many until p95 passes 2 s, then between the last good level and the next bad one.
 * @returns undefined when it is known well enough
 */
export function nextLevel(
  levels: readonly LoadLevel[],
  { mostSessions, mostRefinements }: LevelLimits,
): number | undefined {
  const highest = Math.max(0, ...levels.map(({ sessions }) => sessions));
  if (levels.length === 0) return 1;
  if (!levels.some(isHopeless) && highest < mostSessions) return Math.min(mostSessions, 2 * highest);
  const refined = levels.filter(({ sessions }, index) => sessions < (levels[index - 1]?.sessions ?? 0)).length;
  const good = mostGoodSessions(levels);
  const bad = Math.min(...levels.filter((level) => !isGood(level)).map(({ sessions }) => sessions));
  const between = Math.floor((good + bad) / 2);
  if (!Number.isFinite(bad) || good === 0 || between === good || refined >= mostRefinements) return undefined;
  // Finer than an eighth says more about chance than about the machine.
  return (bad - good) / bad <= 1 / 8 ? undefined : between;
}

/** Most sessions at a time for which, and for all fewer that were tried, p95 was good; 0: not even one. */
export function mostGoodSessions(levels: readonly LoadLevel[]): number {
  const sorted = levels.toSorted((a, b) => a.sessions - b.sessions);
  const firstBad = sorted.findIndex((level) => !isGood(level));
  return (firstBad === -1 ? sorted.at(-1) : sorted[firstBad - 1])?.sessions ?? 0;
}

/** No level was too much: the machine carries at least what was tried. */
export const carriesAll = (levels: readonly LoadLevel[]) => levels.every(isGood);
