import { describe, expect, it } from 'vitest';
import { busyMs, freeCores } from './free-cores.ts';

/** Other processes that take so many cores, beside an own share that must not count. */
const machine = (busyCores: number, ownCores: number) => {
  let nowMs = 0;
  return {
    spent: { all: async () => 1e6 + nowMs * (busyCores + ownCores), own: () => nowMs * ownCores },
    wait: async (ms: number) => {
      nowMs += ms;
    },
  };
};

describe('threads of a recognition', () => {
  it.each([
    ['are as many as allowed on an idle machine', 2, 2, 0, 2],
    ['do not mind what passes', 2, 2, 0.2, 2],
    ['leave a core to one who wants it', 2, 2, 0.9, 1],
    ['are one where others want all the cores', 2, 2, 2, 1],
    ['leave others theirs where there are many', 4, 16, 13, 3],
    ['are one where one is allowed', 1, 2, 0, 1],
  ])('%s', async (_, most, cores, busyCores, threads) => {
    expect(await freeCores(most, { cores, ...machine(busyCores, 0) })()).toBe(threads);
    expect(await freeCores(most, { cores, ...machine(busyCores, 1) })()).toBe(threads);
  });

  it('are as many as allowed where the system tells nothing', async () => {
    const spent = { all: () => Promise.reject(new Error('ENOENT')), own: () => 0 };
    expect(await freeCores(2, { cores: 2, spent })()).toBe(2);
  });
});

it('counts work, not waiting, in the text of the kernel', () => {
  expect(busyMs('cpu  100 1 20 9000 300 2 3 4 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n')).toBe(1300);
});
