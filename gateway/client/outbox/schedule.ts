import type { Clock } from '../dictation/clock.ts';
import type { SyncOutcome } from './sync.ts';

interface Pace {
  firstMs: number;
  mostMs: number;
}
/** How long until the next pass; it doubles while nothing changes. Half of it is chance: offices wake up at once. */
const paces: Record<SyncOutcome['kind'], Pace> = {
  clear: { firstMs: 300_000, mostMs: 300_000 },
  recognising: { firstMs: 1000, mostMs: 20_000 },
  server: { firstMs: 2000, mostMs: 60_000 },
  sign_in: { firstMs: 60_000, mostMs: 60_000 },
  elsewhere: { firstMs: 10_000, mostMs: 60_000 },
};

export interface ScheduleParts {
  clock: Clock;
  pass: () => Promise<SyncOutcome>;
  /** Something is there to be sent. */
  waiting: () => boolean;
  /** 0..1, `Math.random` by default. */
  random?: () => number;
}

/** When the queue is passed over: at the start, at `online`, when something new waits, and again with growing pauses. */
export function createSchedule({ clock, pass, waiting, random = Math.random }: ScheduleParts) {
  let passing: Promise<SyncOutcome> | undefined;
  let asked = false;
  let wake = () => {};
  let idle = true;
  let last: SyncOutcome['kind'] = 'clear';
  let times = 0;

  const passNow = (): Promise<SyncOutcome> => {
    passing ??= pass().finally(() => {
      passing = undefined;
    });
    return passing;
  };
  const pauseAfter = (outcome: SyncOutcome): number => {
    times = outcome.kind === last ? times + 1 : 0;
    last = outcome.kind;
    const { firstMs, mostMs } = paces[outcome.kind];
    const ms = Math.min(mostMs, firstMs * 2 ** times);
    const asked = outcome.kind === 'server' ? (outcome.retryAfterS ?? 0) * 1000 : 0;
    return Math.max(ms * (0.5 + random() / 2), asked);
  };
  const now = () => {
    times = -1;
    asked = true;
    wake();
  };

  return {
    pass: passNow,
    /** There is reason to try at once. */
    now,
    /** Another context has changed something: while all was delivered, that may be something new. */
    hint() {
      if (idle && waiting()) now();
    },
    async run(signal: AbortSignal): Promise<void> {
      const scope = globalThis as unknown as EventTarget;
      scope.addEventListener?.('online', now);
      while (!signal.aborted) {
        asked = false;
        const outcome = await passNow();
        idle = outcome.kind === 'clear';
        const pauseMs = pauseAfter(outcome);
        if (asked) continue;
        const woken = new AbortController();
        wake = () => woken.abort();
        await clock.sleep(pauseMs, AbortSignal.any([signal, woken.signal]));
      }
      scope.removeEventListener?.('online', now);
    },
  };
}
