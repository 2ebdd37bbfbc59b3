import type { WorkerStatus } from '@alfavoice/inference/contract';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { idleStatus } from '../testing/worker-status.ts';
import { createPool, type WorkerPool } from './pool.ts';
import { recognise } from './recognition.ts';
import type { Worker } from './worker.ts';

const log = pino({ level: 'silent' });
let pool: WorkerPool;
afterEach(() => pool.close());

/** A worker of which only the status is asked. */
const worker = (name: string, status: () => Partial<WorkerStatus>): Worker => ({
  name,
  async status() {
    return { ...idleStatus, ...status() };
  },
  metrics: () => Promise.reject(new Error('not asked')),
  clean: () => Promise.reject(new Error('not asked')),
  open: () => {
    throw new Error('not asked');
  },
});
const start = (workers: Worker[], readyPollMs = 5) => {
  const options = { readyPollMs, awayPollMs: 60_000, awaitedPollMs: 5, statusTimeoutMs: 1000 };
  pool = createPool(workers, { clock: systemClock, log, options });
  return pool;
};
const chosen = async () => (await pool.choose(AbortSignal.timeout(2000))).name;

test('the least loaded worker that is ready is chosen, by what it says and by what we have just given it', async () => {
  const busy = worker('busy', () => ({ queueSize: 3 }));
  const starting = worker('starting', () => ({ ready: false }));
  const idle = worker('idle', () => ({ openDictations: 1 }));
  start([busy, starting, idle]);
  await expect.poll(() => pool.readyCount).toBe(2);
  expect(await chosen()).toBe('idle');
  const free = [1, 2, 3, 4].map(() => pool.occupy(idle));
  expect(await chosen()).toBe('busy');
  for (const give of free) give();
  expect(await chosen()).toBe('idle');
});

test('one who waits gets the first worker that becomes ready', async () => {
  let ready = false;
  const late = worker('late', () => {
    if (!ready) throw new Error('nobody listens');
    return {};
  });
  start([late]);
  const waiting = chosen();
  ready = true;
  expect(await waiting).toBe('late');
});

test('a worker that let a dictation down is asked at once, and chosen again when it says that it is ready', async () => {
  const only = worker('only', () => ({}));
  start([only], 60_000);
  expect(await chosen()).toBe('only');
  pool.distrust(only);
  expect(pool.readyCount).toBe(0);
  expect(await chosen()).toBe('only');
});

test('when no worker comes within the limit, the dictation fails with when to try again', async () => {
  start([]);
  const request = {
    dictationId: 'd',
    userId: 'u',
    quality: 'normal',
    mode: 'on_pause',
    language: 'ru',
    editor: false,
  } as const;
  const events = { accepted() {}, hypothesis() {}, segment() {} };
  const options = { workerPatienceMs: 20, maxLosses: 4, lossBackoffMs: 1 };
  const recognition = recognise(Promise.resolve(request), events, { workers: pool, clock: systemClock, log, options });
  expect(await recognition.outcome).toMatchObject({ kind: 'failed', code: 'worker_lost', retryAfterS: 10 });
});
