import { describe, expect, it } from 'vitest';
import { ServiceTimes } from './scheduler-estimates.ts';
import { workshop } from './test-workshop.ts';

describe('how long recognitions take', () => {
  it('is guessed until one has ended, then learned, in the measure of the sound', () => {
    const times = new ServiceTimes();
    expect([times.known, times.expectedMs('final', 4_000)]).toEqual([false, 1_000]);
    times.observe('final', 4_000, 2_000);
    expect([times.known, times.expectedMs('final', 4_000), times.expectedMs('final', 9_000)]).toEqual([
      true,
      2_000,
      4_000,
    ]);
    times.observe('final', 4_000, 4_500);
    expect(times.expectedMs('final', 4_000)).toBe(2_500);
  });

  it('is told by the others of what was never measured, and apart of what was', () => {
    const times = new ServiceTimes();
    times.observe('hypothesis', 4_000, 500);
    expect(times.expectedMs('upload', 4_000)).toBe(500);
    times.observe('upload', 29_000, 30_000);
    expect([times.expectedMs('upload', 29_000), times.expectedMs('hypothesis', 4_000)]).toEqual([30_000, 500]);
  });
});

describe('the backlog', () => {
  /** Jobs of 4 s of sound take 1 s each, two at a time. */
  const busy = () => {
    const shop = workshop(2);
    for (const name of ['a', 'b', 'c', 'd', 'e']) shop.submit(name, { urgency: 'segment', soundMs: 4_000 });
    return shop;
  };

  it('is the work that remains over the slots: of what waits, and of what runs still', async () => {
    const shop = busy();
    await shop.settled();
    expect(shop.scheduler.secondsUntil('segment')).toBe(2.5);
    shop.pass(600);
    expect(shop.scheduler.secondsUntil('segment')).toBeCloseTo(1.9);
    shop.pass(5_000);
    expect(shop.scheduler.secondsUntil('segment')).toBe(1.5);
  });

  it('goes by the pace measured: when the machine is slower, it is longer', async () => {
    const shop = busy();
    await shop.settled();
    shop.pass(3_000);
    await shop.end('a');
    // c, d, e and b, each 3 s: c has just begun, b has run its 3 s, two wait.
    expect(shop.scheduler.secondsUntil('segment')).toBe(4.5);
  });

  it('is another for each urgency: what would be overtaken or preempted does not count', async () => {
    const shop = workshop(1);
    shop.submit('file', { urgency: 'file', soundMs: 29_000 });
    shop.submit('upload', { urgency: 'upload', soundMs: 9_000 });
    shop.submit('hypothesis', { urgency: 'hypothesis', soundMs: 4_000 });
    await shop.settled();
    const { scheduler } = shop;
    expect(scheduler.secondsUntil('final')).toBe(0);
    expect(scheduler.secondsUntil('hypothesis')).toBe(6 + 1);
    expect(scheduler.secondsUntil('upload')).toBe(6 + 1 + 2);
    expect(scheduler.secondsUntil('file')).toBe(6 + 1 + 2);
    expect(
      (['final', 'hypothesis', 'upload', 'file'] as const).map((urgency) => scheduler.queuedBefore(urgency)),
    ).toEqual([0, 1, 2, 2]);
    expect(scheduler.position).toBe(0);
  });
});
