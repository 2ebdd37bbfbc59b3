import { describe, expect, it, vi } from 'vitest';
import { allowedCores, busyOf, FreeCores } from './free-cores.ts';

/** A machine whose cores are busy with others' work and with ours, as `/proc` tells it. */
function machine({ cores = 2, allowed = '0-1' } = {}) {
  let nowMs = 0;
  let ownMs = 0;
  const busyTicks = new Array<number>(cores).fill(0);
  const free = new FreeCores({
    now: () => nowMs,
    ownMs: () => ownMs,
    cores,
    files: {
      status: async () => `Name:\tnode\nCpus_allowed_list:\t${allowed}\nMems_allowed:\t1\n`,
      stat: async () =>
        `cpu  1 2 3 4 5 6 7 8 0 0\n${busyTicks.map((ticks, core) => `cpu${core} ${ticks} 0 0 900 5 0 0 0 0 0`).join('\n')}\nintr 12\n`,
    },
  });
  return {
    free,
    /** @param others share of each core that others have @param own cores that we have */
    async spend(ms: number, others: number[], own = 0) {
      for (let passed = 0; passed < ms; passed += 250) {
        nowMs += 250;
        ownMs += 250 * own;
        for (const [core, share] of others.entries())
          busyTicks[core] = (busyTicks[core] ?? 0) + 25 * share + (25 * own) / cores;
        await free.look();
      }
    },
  };
}

describe('the cores that others leave', () => {
  it.each([
    ['all, on an idle machine', [0, 0], 0, 2],
    ['all, where something passes', [0.1, 0.1], 0, 2],
    ['all, whatever we have ourselves', [0, 0], 2, 2],
    ['one, where another wants a core', [0.9, 0], 1, 1],
    ['one, where others have a good part of a core', [0.2, 0.3], 0, 1],
    ['none, where others want all', [1, 1], 0, 0],
  ])('are %s', async (_, others, own, left) => {
    const { free, spend } = machine();
    await spend(5_000, others, own);
    expect(free.value).toBe(left);
  });

  it('are those of this process only, where it is bound to some', async () => {
    const { free, spend } = machine({ cores: 8, allowed: '2-3,6' });
    await spend(5_000, [1, 1, 0, 0, 1, 1, 0, 1]);
    expect(free.value).toBe(3);
    await spend(5_000, [0, 0, 1, 0, 0, 0, 0, 0]);
    expect(free.value).toBe(2);
  });

  it('follow a change within a second, not a burst', async () => {
    const { free, spend } = machine();
    await spend(1_000, [0, 0]);
    await spend(250, [0.9, 0]);
    expect(free.value).toBe(2);
    await spend(750, [0.9, 0]);
    expect(free.value).toBe(1);
  });

  it('are all of them where the system tells nothing', async () => {
    const files = {
      stat: () => Promise.reject(new Error('ENOENT')),
      status: () => Promise.reject(new Error('ENOENT')),
    };
    const free = new FreeCores({ now: () => 0, ownMs: () => 0, files, cores: 4 });
    await free.look();
    expect(free.value).toBe(4);
  });
});

it('looks while it is watched only', async () => {
  vi.useFakeTimers();
  try {
    const status = vi.fn(async () => 'Cpus_allowed_list:\t0\n');
    const stat = vi.fn(async () => 'cpu0 1 0 0 0 0 0 0 0 0 0\n');
    const free = new FreeCores({ now: () => 0, ownMs: () => 0, files: { stat, status } });
    free.watch();
    free.watch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stat).toHaveBeenCalledTimes(5);
    free.pause();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stat).toHaveBeenCalledTimes(5);
  } finally {
    vi.useRealTimers();
  }
});

it('reads the text of the kernel', () => {
  expect([...allowedCores('Cpus_allowed_list:\t0-2,7\n')]).toEqual([0, 1, 2, 7]);
  const stat = 'cpu  9 9 9 9 9 9 9 9 0 0\ncpu0 100 1 20 9000 300 2 3 4 0 0\ncpu1 5 0 0 0 0 0 0 0 0 0\nintr 1\n';
  expect(busyOf(stat, new Set([0]))).toEqual({ busyMs: 1_300, cores: 1 });
  expect(busyOf(stat, new Set([0, 1]))).toEqual({ busyMs: 1_350, cores: 2 });
});
