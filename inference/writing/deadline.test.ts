import { describe, expect, it } from 'vitest';
import { type Clock, editorBaseMs, editorDeadlineMs, editorMaxMs, withinDeadline } from './deadline.ts';

/** A clock whose hands the test moves. */
function handClock(): Clock & { pass(ms: number): void; waiting(): number } {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass(ms) {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) timer.callback();
      timers = timers.filter(({ at }) => at > now);
    },
    waiting: () => timers.length,
  };
}

const never = (): Promise<never> => new Promise(() => {});

describe('withinDeadline', () => {
  it('gives the result and leaves no timer', async () => {
    const clock = handClock();
    expect(await withinDeadline(async () => 'done', 100, clock)).toBe('done');
    expect(clock.waiting()).toBe(0);
  });

  it('gives up at the deadline without waiting for the work, and aborts it', async () => {
    const clock = handClock();
    let seen: AbortSignal | undefined;
    const result = withinDeadline(
      (signal) => {
        seen = signal;
        return never();
      },
      100,
      clock,
    );
    clock.pass(99);
    expect(seen?.aborted).toBe(false);
    clock.pass(1);
    expect(await result).toBeUndefined();
    expect(seen?.aborted).toBe(true);
  });

  it('gives up when asked to, before or meanwhile', async () => {
    const clock = handClock();
    const asked = new AbortController();
    const result = withinDeadline(never, 100, clock, asked.signal);
    asked.abort();
    expect(await result).toBeUndefined();
    expect(await withinDeadline(never, 100, clock, asked.signal)).toBeUndefined();
    expect(clock.waiting()).toBe(0);
  });

  it('passes a failure on', async () => {
    const failing = withinDeadline(() => Promise.reject(new Error('broken')), 100, handClock());
    await expect(failing).rejects.toThrow('broken');
  });
});

it('allows more time for more words, up to a limit', () => {
  expect(editorDeadlineMs('')).toBe(editorBaseMs);
  expect(editorDeadlineMs('раз два')).toBeGreaterThan(editorDeadlineMs('раз'));
  expect(editorDeadlineMs('слово '.repeat(1000))).toBe(editorMaxMs);
});
