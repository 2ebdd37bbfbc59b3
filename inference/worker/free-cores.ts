import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Long enough to tell a busy core from a passing message in the kernel's ticks of 10 ms, short beside a recognition. */
const windowMs = 50;
/** Linux gives CPU time in these for every program (USER_HZ), whatever the kernel's own tick is. */
const tickMs = 10;

/** @param stat text of `/proc/stat` @returns milliseconds of CPU that all cores have spent on work since the start of the system */
export function busyMs(stat: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '')
    .split(' ')
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * tickMs;
}

/** Milliseconds of CPU spent so far; `all` rejects where the system does not tell: then no core counts as busy. */
export interface SpentCpu {
  all: () => Promise<number>;
  own: () => number;
}

const measured: SpentCpu = {
  all: async () => busyMs(await readFile('/proc/stat', 'utf8')),
  own: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export interface FreeCoresOptions {
  /** Of the machine, for the load is the machine's. */
  cores?: number;
  spent?: SpentCpu;
  wait?: (ms: number) => Promise<unknown>;
}

/**
 * How many threads a recognition should take now: those that other processes leave. ggml's threads wait for each other
 * hundreds of times a second without sleeping: on a busy machine of 2 cores, 2 threads took 23-58 s for what 1 thread did
 * in 6-10.
 * @param most threads when the cores are free
 */
export function freeCores(
  most: number,
  { cores = cpus().length, spent = measured, wait = delay }: FreeCoresOptions = {},
): () => Promise<number> {
  const others = async () => (await spent.all()) - spent.own();
  return async () => {
    if (most === 1) return 1;
    try {
      const before = await others();
      await wait(windowMs);
      const busyCores = ((await others()) - before) / windowMs;
      return Math.max(1, Math.min(most, Math.round(cores - busyCores)));
    } catch {
      return most;
    }
  };
}
