import { describe, expect, it } from 'vitest';
import { freeCores } from './free-cores.ts';

/** Answers with the given numbers of runnable tasks, the asking one included, then with the last again. */
const loads = (...runnable: number[]) => {
  let look = 0;
  return async () => `0.20 0.18 0.12 ${runnable[Math.min(look++, runnable.length - 1)]}/812 11206\n`;
};

describe('threads of a recognition', () => {
  it.each([
    ['are as many as allowed on an idle machine', 2, 2, [1], 2],
    ['are one where others want the cores', 2, 2, [9], 1],
    ['leave a core to the one task that wants it', 2, 2, [2], 1],
    ['leave others theirs where there are many', 4, 16, [14], 3],
    ['do not mind who is gone in a moment', 2, 2, [3, 2, 1], 2],
    ['are one where one is allowed', 1, 2, [1], 1],
  ])('%s', async (_, most, cores, runnable, threads) => {
    expect(await freeCores(most, { cores, readLoad: loads(...runnable) })()).toBe(threads);
  });

  it('are as many as allowed where the system tells no load', async () => {
    const readLoad = () => Promise.reject(new Error('ENOENT'));
    expect(await freeCores(2, { cores: 2, readLoad })()).toBe(2);
  });
});
