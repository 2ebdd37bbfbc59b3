/** One end of a process that nobody asked for, on one clock, milliseconds. */
export interface Crash {
  startedMs: number;
  endedMs: number;
}

/** When a process that ended by itself is started again. */
export interface BackoffOptions {
  /** Wait before the first restart; each further crash in the window doubles it. */
  firstDelayMs: number;
  longestDelayMs: number;
  /** Crashes older than this are forgotten. */
  windowMs: number;
  /** A process that ended sooner never ran. One that ran was ended from outside, or will run again for a while. */
  neverRanMs: number;
  /** After so many in the window that never ran another try is no use: a person must look. */
  failuresToGiveUp: number;
}

export const defaultBackoffOptions: BackoffOptions = {
  // A dictation in progress waits for this: short enough to be a delay, not an error.
  firstDelayMs: 100,
  longestDelayMs: 10_000,
  windowMs: 60_000,
  neverRanMs: 3_000,
  failuresToGiveUp: 6,
};

/**
 * @param crashes of one process, the latest last
 * @returns the wait before the next start, or `give-up`
 */
export function afterCrash(
  crashes: readonly Crash[],
  options: BackoffOptions = defaultBackoffOptions,
): { restartInMs: number } | 'give-up' {
  const nowMs = crashes.at(-1)?.endedMs ?? 0;
  const recent = crashes.filter(({ endedMs }) => nowMs - endedMs < options.windowMs);
  const failures = recent.filter(({ startedMs, endedMs }) => endedMs - startedMs < options.neverRanMs);
  if (failures.length >= options.failuresToGiveUp) return 'give-up';
  return { restartInMs: Math.min(options.firstDelayMs * 2 ** (recent.length - 1), options.longestDelayMs) };
}
