import { expect, it } from 'vitest';
import { runLevel } from './run-level.ts';

/** A clock that jumps to the next sleeper as soon as all wait. */
function simulatedTime() {
  let ms = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const jump = () => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (!next) return;
    ms = next.at;
    next.wake();
  };
  return {
    now: () => ms,
    sleep: (duration: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: ms + duration, wake });
        setImmediate(jump);
      }),
  };
}

it('counts every dictation that was begun in time, and what it cost', async () => {
  const { now, sleep } = simulatedTime();
  const level = await runLevel({
    sessions: 4,
    seconds: 120,
    secondsOfClips: [5],
    now,
    sleep,
    cpuS: () => now() / 2_000,
    dictate: async (person) => {
      await sleep(5_000 + 100 * person);
      return 100 * person;
    },
  });
  expect(level.dictations).toBeGreaterThan(16);
  expect(level.dictations).toBeLessThan(32);
  expect(level).toMatchObject({ sessions: 4, failures: 0, p95Ms: 300, busyCores: 0.5 });
});

it('has no p95 where too many fail', async () => {
  const { now, sleep } = simulatedTime();
  const level = await runLevel({
    sessions: 1,
    seconds: 60,
    secondsOfClips: [5],
    now,
    sleep,
    cpuS: () => 0,
    dictate: async () => {
      await sleep(5_000);
      if (now() > 30_000) throw new Error('queue_full');
      return 200;
    },
  });
  expect(level).toMatchObject({ dictations: 12, failures: 6, p50Ms: 200, p95Ms: null });
});
