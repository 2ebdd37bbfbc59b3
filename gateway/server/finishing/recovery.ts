import { type Database, databaseTrouble, findDictationByKey } from '@alfavoice/db';
import { bytesPerSample, samplesToMs } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Orphan, Spool } from '../spool/index.ts';
import type { WorkerPool } from '../workers/pool.ts';
import type { DictationAudio } from './audio.ts';
import { finished, heardSoFar } from './finished.ts';
import { hearSpooled } from './hear-spooled.ts';
import type { Pending } from './pending.ts';
import type { Store } from './store.ts';

/** Finishes dictations that broke off and whose client does not come back, in the background. */
export interface Recovery {
  /** Nobody works on it any more: it is finished when its client has had time to come back. */
  leave(orphan: Orphan): void;
  /** Its client is back. @returns undefined when there is nothing to go on with, or it has just been finished */
  take(userId: string, dictationId: string): Promise<Orphan | undefined>;
  /** Takes over what dead processes left: before clients come back. */
  begin(): Promise<void>;
  /** Finishes what waits, and looks now and again for what other processes left, until closed. */
  run(): Promise<void>;
  readonly waiting: number;
  /** Stops in the middle; what is unfinished stays in the spool. */
  close(): Promise<void>;
}

export interface RecoveryOptions {
  /** A client that keeps the recording may come back so long. */
  patienceMs: number;
  /** Between two looks for what dead processes left. */
  claimMs: number;
  /** Before another attempt, times the attempts so far. */
  retryMs: number;
  /** Then it is stored with what was heard of it, and with its sound. */
  maxAttempts: number;
  /** Recordings heard at the same time. */
  atOnce: number;
}
export const defaultRecoveryOptions: Omit<RecoveryOptions, 'patienceMs'> = {
  claimMs: 15_000,
  retryMs: 5_000,
  maxAttempts: 3,
  atOnce: 2,
};

export interface RecoveryParts {
  db: Database;
  spool: Spool;
  store: Store;
  pending: Pending;
  audio: DictationAudio;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  metrics: Metrics;
  clock: Clock;
  log: Logger;
  options: RecoveryOptions;
}

interface Waiting {
  orphan: Orphan;
  /** On the clock that never goes back. */
  dueMs: number;
  attempts: number;
  running?: { abort: AbortController; ended: Promise<void> };
}

export function createRecovery(parts: RecoveryParts): Recovery {
  const { db, spool, store, pending, audio, workers, vocabulary, metrics, clock, log, options } = parts;
  const waiting = new Map<string, Waiting>();
  const closing = new AbortController();
  let wake: () => void = () => {};
  const keyOf = (userId: string, dictationId: string, id = '') => `${userId} ${dictationId} ${id}`;
  const keyOfOrphan = ({ id, description: { userId, dictationId } }: Orphan) => keyOf(userId, dictationId, id);
  const now = () => performance.now();

  /** @returns after how long to try again; undefined when nothing is left to do. Rejects when it was stopped in the middle. */
  const finish = async (entry: Waiting, signal: AbortSignal): Promise<number | undefined> => {
    const { orphan } = entry;
    const { id, description, bytes, sealed } = orphan;
    const { userId, dictationId } = description;
    if (bytes === 0) return void (await spool.delete(id));
    if ((await pending.find(userId, dictationId))?.audioId === id) return undefined;
    const row = await findDictationByKey(db, userId, dictationId);
    if (row?.audioId === id) return void (await audio.settle(id, true));
    if (row?.complete) return void (await spool.delete(id));
    await workers.choose(signal);
    const heard = await hearSpooled(orphan, { spool, workers, vocabulary, db, clock, log, signal });
    if (!heard) return undefined;
    const { outcome, segments, samples } = heard;
    if (outcome.kind === 'cancelled') throw signal.reason;
    if (outcome.kind === 'failed') {
      if (outcome.code === 'queue_full') return (outcome.retryAfterS ?? 1) * 1000;
      entry.attempts += 1;
      if (entry.attempts < options.maxAttempts) return entry.attempts * options.retryMs;
    }
    const text =
      outcome.kind === 'done'
        ? outcome.done
        : heardSoFar(segments, samples, description.language === 'ru' ? 'ru' : 'en');
    const complete = sealed && outcome.kind === 'done';
    const atMs = Math.min(clock.now(), description.startedAtMs + samplesToMs(bytes / bytesPerSample));
    const end = { dictationId, samples, complete, atMs, afterStopMs: 0, recovered: true, audioId: id };
    const stored = await store.keep(userId, finished(text, description, end));
    metrics.recovered.inc();
    log.info({ dictationId, userId, complete, stored: Boolean(stored) }, 'dictation recovered');
    return undefined;
  };

  const start = (key: string, entry: Waiting) => {
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    const { dictationId } = entry.orphan.description;
    const work = async () => {
      const againInMs = await finish(entry, signal).catch((error: unknown) => {
        const trouble = databaseTrouble(error) ?? (error instanceof Error ? error.name : 'unknown');
        if (!signal.aborted) log.warn({ dictationId, trouble }, 'a dictation that broke off is not finished yet');
        return options.retryMs;
      });
      delete entry.running;
      if (againInMs === undefined) waiting.delete(key);
      else entry.dueMs = now() + againInMs;
      wake();
    };
    entry.running = { abort, ended: work() };
  };

  const leave = (orphan: Orphan) => {
    const comesBack = orphan.description.resumable && !orphan.sealed;
    const dueMs = now() + (comesBack ? options.patienceMs : 0);
    waiting.set(keyOfOrphan(orphan), { orphan, dueMs, attempts: 0 });
    wake();
  };

  const claim = async () => {
    const orphans = await spool.claim().catch((error: NodeJS.ErrnoException) => {
      log.error({ code: error.code ?? error.name }, 'the spool cannot be looked through');
      return [];
    });
    if (orphans.length > 0) log.info({ orphans: orphans.length }, 'dictations that broke off are found');
    orphans.forEach(leave);
  };

  return {
    leave,
    begin: claim,
    async take(userId, dictationId) {
      const prefix = keyOf(userId, dictationId);
      const [longest] = [...waiting]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([, left], [, right]) => right.orphan.bytes - left.orphan.bytes);
      if (!longest) return undefined;
      const [key, entry] = longest;
      entry.running?.abort.abort();
      await entry.running?.ended;
      return waiting.delete(key) ? entry.orphan : undefined;
    },
    async run() {
      let lookAtMs = now();
      while (!closing.signal.aborted) {
        if (now() - lookAtMs >= options.claimMs) {
          lookAtMs = now();
          await claim();
        }
        const news = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const idle = [...waiting].filter(([, { running }]) => !running).sort(([, a], [, b]) => a.dueMs - b.dueMs);
        const room = options.atOnce - (waiting.size - idle.length);
        for (const [key, entry] of idle.slice(0, room)) if (entry.dueMs <= now()) start(key, entry);
        const next = room > 0 ? idle.find(([, entry]) => !entry.running)?.[1].dueMs : undefined;
        const untilMs = Math.min(next ?? Number.POSITIVE_INFINITY, lookAtMs + options.claimMs);
        const pause = clock.sleep(Math.max(1, untilMs - now()), closing.signal).catch(() => {});
        await Promise.race([news, pause]);
      }
    },
    get waiting() {
      return waiting.size;
    },
    async close() {
      closing.abort();
      await Promise.all([...waiting.values()].map(({ running }) => running?.ended));
    },
  };
}
