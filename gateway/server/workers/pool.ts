import type { WorkerStatus } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Worker } from './worker.ts';

export interface PoolOptions {
  /** Between two looks at a worker that is ready; one look costs a request on a unix socket. */
  readyPollMs: number;
  /** Between two looks at a worker that is not. */
  awayPollMs: number;
  /** The same while a dictation waits for a worker. */
  awaitedPollMs: number;
  statusTimeoutMs: number;
  /** One that has not said for so long that it is well hangs: its dictations go elsewhere, or wait until it is started again. */
  silenceMs: number;
}
export const defaultPoolOptions: PoolOptions = {
  readyPollMs: 2000,
  awayPollMs: 500,
  awaitedPollMs: 50,
  statusTimeoutMs: 2000,
  silenceMs: 8000,
};

/** A dictation's place on a worker. */
export interface Lease {
  worker: Worker;
  /** Fires when the worker hangs: it is there, and nothing more comes of it. */
  lost: AbortSignal;
  /** The dictation does not run there any more. */
  free(): void;
}

export interface WorkerPool {
  readonly workers: readonly Worker[];
  readonly readyCount: number;
  /** What each said last; undefined: it does not answer. */
  report(): { worker: Worker; status: WorkerStatus | undefined }[];
  /** The least loaded worker that is ready; waits for one. Rejects with the signal's reason. */
  choose(signal: AbortSignal): Promise<Worker>;
  /** The same for a dictation, which counts as its load from this moment on: of two that begin at once the second sees the first. */
  take(signal: AbortSignal): Promise<Lease>;
  /** It let a dictation down: not chosen again until it says that it is ready. */
  distrust(worker: Worker): void;
  close(): void;
}

interface Member {
  worker: Worker;
  status: WorkerStatus | undefined;
  /** When it last said that it is well. */
  wellAtMs: number | undefined;
  lost: AbortController;
  /** Dictations of this gateway: known at once, while `status` is a moment old. */
  ours: number;
  /** Ends the pause before the next look. */
  hurry: AbortController;
}

/** Watches the workers. */
export function createPool(
  workers: readonly Worker[],
  { clock, log, options = defaultPoolOptions }: { clock: Clock; log: Logger; options?: PoolOptions },
): WorkerPool {
  const members = workers.map(
    (worker): Member => ({
      worker,
      status: undefined,
      wellAtMs: undefined,
      lost: new AbortController(),
      ours: 0,
      hurry: new AbortController(),
    }),
  );
  let closed = false;
  let waiting: (() => void)[] = [];

  const isReady = ({ status }: Member) => status?.ready === true;
  const load = ({ status, ours }: Member) =>
    (Math.max(ours, status?.openDictations ?? 0) + (status?.queueSize ?? 0)) / (status?.slots ?? 1);
  const find = (worker: Worker) => members.find((member) => member.worker === worker);

  const noteHealth = (member: Member) => {
    const nowMs = clock.monotonicMs();
    if (member.status?.healthy) member.wellAtMs = nowMs;
    if (member.wellAtMs === undefined || nowMs - member.wellAtMs < options.silenceMs) return;
    log.error({ worker: member.worker.name, silentMs: nowMs - member.wellAtMs }, 'worker hangs');
    member.wellAtMs = undefined;
    member.lost.abort();
    member.lost = new AbortController();
  };
  const look = async (member: Member) => {
    const before = isReady(member);
    try {
      member.status = await member.worker.status(AbortSignal.timeout(options.statusTimeoutMs));
    } catch {
      member.status = undefined;
    }
    if (closed) return;
    noteHealth(member);
    const now = isReady(member);
    if (now !== before) log.info({ worker: member.worker.name, ready: now }, now ? 'worker ready' : 'worker away');
    if (!now) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const pauseMs = (member: Member) => {
    if (isReady(member)) return options.readyPollMs;
    return waiting.length > 0 ? options.awaitedPollMs : options.awayPollMs;
  };
  const watch = async (member: Member) => {
    while (!closed) {
      await look(member);
      member.hurry = new AbortController();
      await clock.sleep(pauseMs(member), member.hurry.signal).catch(() => {});
    }
  };
  for (const member of members) void watch(member);

  const nextReady = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const wake = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting = waiting.filter((other) => other !== wake);
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.push(wake);
      for (const { hurry } of members) hurry.abort();
    });

  /** @param use called at once, before anybody else can choose */
  const withLeastLoaded = async <T>(signal: AbortSignal, use: (member: Member) => T): Promise<T> => {
    for (;;) {
      signal.throwIfAborted();
      const [best] = members.filter(isReady).sort((left, right) => load(left) - load(right));
      if (best) return use(best);
      await nextReady(signal);
    }
  };
  const lease = (member: Member): Lease => {
    member.ours++;
    return {
      worker: member.worker,
      lost: member.lost.signal,
      free() {
        member.ours--;
      },
    };
  };

  return {
    workers,
    get readyCount() {
      return members.filter(isReady).length;
    },
    report: () => members.map(({ worker, status }) => ({ worker, status })),
    choose: (signal) => withLeastLoaded(signal, ({ worker }) => worker),
    take: (signal) => withLeastLoaded(signal, lease),
    distrust(worker) {
      const member = find(worker);
      if (!member) return;
      member.status = undefined;
      member.hurry.abort();
    },
    close() {
      closed = true;
      for (const { hurry } of members) hurry.abort();
    },
  };
}
