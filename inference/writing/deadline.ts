/** Time as the writer needs it; handed in so that tests own it. */
export interface Clock {
  /** Calls `callback` once after `ms` unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Fixed part of the editor's time: reading the sentence and starting to answer (0.7 s a sentence measured on two AVX2 cores). */
export const editorBaseMs = 1500;
/** A word is 1.5 to 3 tokens; 40 ms a token where nothing of it is predicted from the input. */
export const editorMsPerWord = 60;
/** Longer than this nobody waits for a correction. */
export const editorMaxMs = 6000;

/** @returns how long the editor may take for `text` before the rules' text is used */
export function editorDeadlineMs(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return Math.min(editorMaxMs, editorBaseMs + editorMsPerWord * words);
}

/**
 * Runs `work` until `deadlineMs` has passed or `signal` aborts; then its signal aborts and the answer is undefined at once,
 * without waiting for the work to notice.
 */
export async function withinDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  deadlineMs: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T | undefined> {
  if (signal?.aborted) return undefined;
  const stop = new AbortController();
  const giveUp = (): void => stop.abort();
  const givenUp = new Promise<undefined>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const cancelTimer = clock.after(deadlineMs, giveUp);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([givenUp, work(stop.signal)]);
  } finally {
    cancelTimer();
    signal?.removeEventListener('abort', giveUp);
  }
}
