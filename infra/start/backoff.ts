/** When a process that ended by itself is started again. */
export interface BackoffOptions {
  /** Wait before the first restart; each further crash in the window doubles it. */
  firstDelayMs: number;
  longestDelayMs: number;
  /** Crashes older than this are forgotten: the process had run well since. */
  windowMs: number;
  /** With so many crashes inside the window another try is no use: a person must look. */
  crashesToGiveUp: number;
}

export const defaultBackoffOptions: BackoffOptions = {
  // A dictation in progress waits for this: short enough to be a delay, not an error.
  firstDelayMs: 100,
  longestDelayMs: 10_000,
  windowMs: 60_000,
  crashesToGiveUp: 6,
};

/**
 * @param crashTimesMs when the process crashed, this crash last, milliseconds of one clock
 * @returns the wait before the next start, or `give-up`
 */
export function afterCrash(
  crashTimesMs: readonly number[],
  options: BackoffOptions = defaultBackoffOptions,
): { restartInMs: number } | 'give-up' {
  const last = crashTimesMs.at(-1) ?? 0;
  const recent = crashTimesMs.filter((time) => last - time < options.windowMs).length;
  if (recent >= options.crashesToGiveUp) return 'give-up';
  return { restartInMs: Math.min(options.firstDelayMs * 2 ** (recent - 1), options.longestDelayMs) };
}
