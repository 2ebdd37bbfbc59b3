/** Runs one task at a time, in order of arrival. A task whose signal aborts while it waits never starts and rejects at once. */
export interface TaskQueue {
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Resolves once everything queued so far has ended. */
  idle(): Promise<void>;
}

export function createTaskQueue(): TaskQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    async run(task, signal) {
      signal.throwIfAborted();
      const before = last;
      let release = (): void => {};
      const done = new Promise<void>((resolve) => {
        release = resolve;
      });
      last = before.then(() => done);
      try {
        await untilAborted(before, signal);
        return await task();
      } finally {
        release();
      }
    },
    idle: () => last,
  };
}

function untilAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    turn.then(() => {
      signal.removeEventListener('abort', abort);
      // The signal may have fired between the turn and now.
      if (signal.aborted) reject(signal.reason);
      else resolve();
    });
  });
}
