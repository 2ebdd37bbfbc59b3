import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Scheduler, type Urgency } from './scheduler.ts';

/** Jobs that end when told, and the order they were started in. */
function workshop(slots = 1) {
  let nowMs = 0;
  const scheduler = new Scheduler(slots, () => nowMs);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const submit = (
    name: string,
    userId: string,
    urgency: Urgency | (() => Urgency),
    signal = new AbortController().signal,
  ) =>
    scheduler.run({
      userId,
      urgency: typeof urgency === 'function' ? urgency : () => urgency,
      signal,
      run: () => {
        started.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      },
    });
  return {
    scheduler,
    started,
    submit,
    pass: (ms: number) => {
      nowMs += ms;
    },
    end: async (name: string, job: Promise<unknown>) => {
      ends.get(name)?.();
      await job;
    },
  };
}

/** Ends whatever runs until nothing waits. */
async function drain({ started, end }: ReturnType<typeof workshop>, jobs: Record<string, Promise<unknown>>) {
  await settled();
  for (let index = 0; index < Object.keys(jobs).length; index += 1) {
    const name = started[index] ?? '';
    await end(name, jobs[name] ?? Promise.resolve());
    await settled();
  }
}

describe('the scheduler', () => {
  it('serves finals before segments before hypotheses', async () => {
    const shop = workshop();
    await drain(shop, {
      first: shop.submit('first', 'ann', 'segment'),
      hypothesis: shop.submit('hypothesis', 'bob', 'hypothesis'),
      segment: shop.submit('segment', 'cid', 'segment'),
      final: shop.submit('final', 'dan', 'final'),
    });
    expect(shop.started).toEqual(['first', 'final', 'segment', 'hypothesis']);
  });

  it('sees that a waiting segment has become a final', async () => {
    const shop = workshop();
    let urgency: Urgency = 'segment';
    const jobs = {
      first: shop.submit('first', 'ann', 'segment'),
      other: shop.submit('other', 'bob', 'segment'),
      changing: shop.submit('changing', 'cid', () => urgency),
    };
    urgency = 'final';
    await drain(shop, jobs);
    expect(shop.started).toEqual(['first', 'changing', 'other']);
  });

  it('is fair: one with many jobs does not hold up one with a single job', async () => {
    const shop = workshop();
    await drain(shop, {
      many1: shop.submit('many1', 'many', 'segment'),
      many2: shop.submit('many2', 'many', 'segment'),
      many3: shop.submit('many3', 'many', 'segment'),
      single: shop.submit('single', 'single', 'segment'),
    });
    expect(shop.started).toEqual(['many1', 'single', 'many2', 'many3']);
  });

  it('runs as many at a time as there are slots', async () => {
    const shop = workshop(2);
    const one = shop.submit('one', 'ann', 'segment');
    const two = shop.submit('two', 'bob', 'segment');
    const three = shop.submit('three', 'cid', 'segment');
    await settled();
    expect(shop.started).toEqual(['one', 'two']);
    expect([shop.scheduler.running, shop.scheduler.queueSize, shop.scheduler.position]).toEqual([2, 1, 2]);
    await shop.end('two', two);
    await settled();
    expect(shop.started).toEqual(['one', 'two', 'three']);
    await shop.end('one', one);
    await shop.end('three', three);
    expect(shop.scheduler.position).toBe(0);
  });

  it('forgets a waiting job that was cancelled, and goes on after one that failed', async () => {
    const shop = workshop();
    const cancelling = new AbortController();
    const failing = shop.scheduler.run({
      userId: 'ann',
      urgency: () => 'segment',
      signal: new AbortController().signal,
      run: async () => {
        throw new Error('out of memory');
      },
    });
    const cancelled = shop.submit('cancelled', 'bob', 'final', cancelling.signal);
    const last = shop.submit('last', 'cid', 'segment');
    cancelling.abort(new Error('gone'));
    await expect(cancelled).rejects.toThrow('gone');
    await expect(failing).rejects.toThrow('out of memory');
    await settled();
    expect(shop.started).toEqual(['last']);
    await shop.end('last', last);
  });

  it('measures waiting and running, and tells from it when the queue will be through', async () => {
    const shop = workshop();
    const first = shop.submit('first', 'ann', 'segment');
    const second = shop.submit('second', 'bob', 'segment');
    await settled();
    shop.pass(21_000);
    await shop.end('first', first);
    // 1 s was assumed, a fifth of the way to 21 s is 5 s.
    expect(shop.scheduler.secondsUntilIdle).toBe(5);
    await settled();
    shop.pass(3_000);
    await shop.end('second', second);
    expect(await first).toEqual({ value: 'first', queuedMs: 0, runMs: 21_000 });
    expect(await second).toEqual({ value: 'second', queuedMs: 21_000, runMs: 3_000 });
  });
});
