import { expect, it } from 'vitest';
import { afterCrash } from './backoff.ts';

it('waits longer after each crash and gives up at the sixth in a minute', () => {
  const times = [0, 1000, 2000, 3000, 4000, 5000];
  const answers = times.map((_, index) => afterCrash(times.slice(0, index + 1)));
  expect(answers).toEqual([
    { restartInMs: 100 },
    { restartInMs: 200 },
    { restartInMs: 400 },
    { restartInMs: 800 },
    { restartInMs: 1600 },
    'give-up',
  ]);
});

it('forgets crashes of long ago', () => {
  expect(afterCrash([0, 1, 2, 3, 4, 100_000])).toEqual({ restartInMs: 100 });
});

it('never waits longer than told', () => {
  const options = { firstDelayMs: 100, longestDelayMs: 300, windowMs: 60_000, crashesToGiveUp: 10 };
  expect(afterCrash([1, 2, 3, 4, 5], options)).toEqual({ restartInMs: 300 });
});
