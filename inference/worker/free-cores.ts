import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Looks at the load so often before it calls a core busy: a gateway that has just sent a message is gone in a moment. */
const looks = 3;
const lookMs = 1;

/** @param loadavg text of `/proc/loadavg`, e.g. `0.20 0.18 0.12 3/80 11206` @returns tasks that want a core now, besides the one that asks */
export const othersRunnable = (loadavg: string): number =>
  Math.max(0, Number(/ (\d+)\/\d+ /.exec(loadavg)?.[1] ?? 1) - 1);

export interface FreeCoresOptions {
  /** Of the machine, for the load is the machine's. */
  cores?: number;
  /** Rejects where the system tells no load: then no core counts as busy. */
  readLoad?: () => Promise<string>;
}

/**
 * How many threads a recognition should take now. ggml's threads wait for each other hundreds of times a second without
 * sleeping: on a busy machine of 2 cores, 2 threads took 23-58 s for what 1 thread did in 6-10.
 * @param most threads when the cores are free
 */
export function freeCores(
  most: number,
  { cores = cpus().length, readLoad = () => readFile('/proc/loadavg', 'utf8') }: FreeCoresOptions = {},
): () => Promise<number> {
  return async () => {
    let free = 1;
    for (let look = 0; look < looks && free < most; look += 1) {
      if (look > 0) await delay(lookMs);
      const load = await readLoad().catch(() => '');
      free = Math.max(free, Math.min(most, cores - othersRunnable(load)));
    }
    return free;
  };
}
