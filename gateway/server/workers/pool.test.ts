import type { WorkerStatus } from '@alfavoice/inference/contract';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { idleStatus } from '../testing/worker-status.ts';
import { createPool, type WorkerPool } from './pool.ts';
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
const silenceMs = 100;
const start = (workers: Worker[], readyPollMs = 5, awayPollMs = 60_000, clock = systemClock) => {
  const options = { readyPollMs, awayPollMs, awaitedPollMs: 5, statusTimeoutMs: 20, silenceMs };
  pool = createPool(workers, { clock, log, options });
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
  const leases = [];
  for (let taken = 0; taken < 3; taken += 1) leases.push(await pool.take(AbortSignal.timeout(2000)));
  expect(leases.map(({ worker: { name } }) => name)).toEqual(['idle', 'idle', 'idle']);
  expect(await chosen()).toBe('busy');
  for (const { free } of leases) free();
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

test('of two workers with equally many dictations the one that takes more at a time is chosen', async () => {
  const small = worker('small', () => ({ openDictations: 2, slots: 1 }));
  const large = worker('large', () => ({ openDictations: 5, slots: 8 }));
  start([small, large]);
  await expect.poll(() => pool.readyCount).toBe(2);
  expect(await chosen()).toBe('large');
});

test.each([
  [
    'does not answer',
    (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ],
  ['says that a recognition hangs', async () => ({ ready: false, healthy: false })],
])(
  'a worker that %s is lost to its dictations after a while, whatever the clock says, and may come back',
  async (_, trouble) => {
    let nowMs = 0;
    let dayMs = Date.now();
    let looks = 0;
    let well = true;
    const hanging: Worker = {
      ...worker('hanging', () => ({})),
      async status(signal) {
        looks += 1;
        return { ...idleStatus, ...(well ? {} : await trouble(signal)) };
      },
    };
    const looked = async () => {
      const before = looks;
      await expect.poll(() => looks).toBeGreaterThan(before + 1);
    };
    start([hanging], 5, 5, { ...systemClock, now: () => dayMs, monotonicMs: () => nowMs });
    const { lost, free } = await pool.take(AbortSignal.timeout(2000));
    well = false;
    nowMs = silenceMs - 1;
    await looked();
    expect([lost.aborted, pool.readyCount]).toEqual([false, 0]);
    dayMs += 3 * 3600_000;
    await looked();
    expect(lost.aborted).toBe(false);
    dayMs -= 6 * 3600_000;
    nowMs = silenceMs;
    await looked();
    expect(lost.aborted).toBe(true);
    free();
    well = true;
    const again = await pool.take(AbortSignal.timeout(2000));
    expect(again.lost.aborted).toBe(false);
  },
);
