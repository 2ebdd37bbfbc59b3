import { expect, it } from 'vitest';
import { afterCrash, type Crash } from './backoff.ts';

/** A process that was started `ranMs` before each of these ends. */
const crashes = (endsMs: readonly number[], ranMs: number): Crash[] =>
  endsMs.map((endedMs) => ({ startedMs: endedMs - ranMs, endedMs }));

it('waits longer after each crash and gives up at the sixth start in a minute that came to nothing', () => {
  const all = crashes([0, 1000, 2000, 3000, 4000, 5000], 50);
  const answers = all.map((_, index) => afterCrash(all.slice(0, index + 1)));
  expect(answers).toEqual([
    { restartInMs: 100 },
    { restartInMs: 200 },
    { restartInMs: 400 },
    { restartInMs: 800 },
    { restartInMs: 1600 },
    'give-up',
  ]);
});

it('never gives up a process that ran, however often it is killed', () => {
  const killed = crashes([0, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000], 4500);
  expect(afterCrash(killed)).toEqual({ restartInMs: 10_000 });
});

it('forgets crashes of long ago', () => {
  expect(afterCrash(crashes([0, 1, 2, 3, 4, 100_000], 0))).toEqual({ restartInMs: 100 });
});

it('never waits longer than told', () => {
  const options = {
    firstDelayMs: 100,
    longestDelayMs: 300,
    windowMs: 60_000,
    neverRanMs: 3000,
    failuresToGiveUp: 10,
  };
  expect(afterCrash(crashes([1, 2, 3, 4, 5], 0), options)).toEqual({ restartInMs: 300 });
});
