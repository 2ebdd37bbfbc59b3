import { setImmediate as settled } from 'node:timers/promises';
import { Scheduler, type SchedulerOptions, type Urgency } from './scheduler.ts';

export interface Order {
  userId?: string;
  urgency: Urgency | (() => Urgency);
  signal?: AbortSignal;
  soundMs?: number;
  /** Ends as soon as it is aborted; `false`: only when the test says so. */
  obedient?: boolean;
}

/** A scheduler on a clock the test moves, with jobs that end when the test says so. */
export function workshop(slots = 1, options: SchedulerOptions = {}) {
  let nowMs = 0;
  const scheduler = new Scheduler(slots, () => nowMs, options);
  const started: string[] = [];
  const threads = new Map<string, number>();
  const ends = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();

  /** @returns the job's promise, which no test needs to await */
  const submit = (name: string, { userId = name, urgency, signal, soundMs, obedient = true }: Order) => {
    const job = scheduler.run({
      userId,
      urgency: typeof urgency === 'function' ? urgency : () => urgency,
      signal: signal ?? new AbortController().signal,
      soundMs,
      run: (running) => {
        started.push(name);
        threads.set(name, scheduler.threads);
        return new Promise<string>((resolve, reject) => {
          ends.set(name, { resolve: () => resolve(name), reject });
          if (obedient) running.addEventListener('abort', () => reject(new Error('aborted in mid-work')));
        });
      },
    });
    job.catch(() => {});
    return job;
  };

  return {
    scheduler,
    started,
    threads,
    submit,
    settled,
    pass: (ms: number) => {
      nowMs += ms;
    },
    end: async (name: string) => {
      ends.get(name)?.resolve();
      await settled();
    },
    fail: async (name: string, error: unknown) => {
      ends.get(name)?.reject(error);
      await settled();
    },
    /** Each job runs so long, one after another, until nothing runs. */
    async drain(runMs = 0) {
      await settled();
      for (let index = 0; index < started.length; index += 1) {
        nowMs += runMs;
        ends.get(started[index] ?? '')?.resolve();
        await settled();
      }
    },
  };
}
