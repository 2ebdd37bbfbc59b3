import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';

/** Short enough to see a browser wake up before the next phrase ends, and nothing beside a recognition. */
const lookMs = 250;
/** Of the newest look; a burst shorter than half a second changes nothing. */
const newestWeight = 0.3;
/** ggml's threads wait for each other without sleeping: a core that others have for more than this is no core. */
const mostBusyShare = 0.3;
/** Linux gives CPU time in these for every program (USER_HZ), whatever the kernel's own tick is. */
const tickMs = 10;

/** What of `/proc` tells of this process's cores. */
export interface ProcFiles {
  /** `/proc/stat` */
  stat: () => Promise<string>;
  /** `/proc/self/status` */
  status: () => Promise<string>;
}

const procFiles: ProcFiles = {
  stat: () => readFile('/proc/stat', 'utf8'),
  status: () => readFile('/proc/self/status', 'utf8'),
};

export interface FreeCoresOptions {
  /** Milliseconds of CPU spent by whoever asks; it is not "others". */
  ownMs: () => number;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  files?: ProcFiles;
  /** Of the machine: where the system does not tell, all of them count as free. */
  cores?: number;
}

/**
 * Measures all the time, while it is watched, how many of the cores this process may use are left by others: ggml's
 * threads wait for each other hundreds of times a second without sleeping, and on a machine of 2 cores with one busy
 * 2 threads took 8-17 times as long as 1 (base, sapphirerapids).
 */
export class FreeCores {
  readonly #options: Required<FreeCoresOptions>;
  #timer: NodeJS.Timeout | undefined;
  #last: { atMs: number; busyMs: number; ownMs: number } | undefined;
  #allowed: ReadonlySet<number> | undefined;
  #othersBusy: number | undefined;
  #cores: number;

  constructor({ files = procFiles, cores = cpus().length, ...options }: FreeCoresOptions) {
    this.#options = { files, cores, ...options };
    this.#cores = cores;
  }

  /** Whole cores that others leave: what was measured last, at once. */
  get value(): number {
    return Math.max(0, Math.floor(this.#cores - (this.#othersBusy ?? 0) + mostBusyShare));
  }

  /** Begins to look; until the first look everything counts as free. Costs a quarter of a millisecond per look. */
  watch(): void {
    if (this.#timer) return;
    this.#last = undefined;
    this.#allowed = undefined;
    this.#othersBusy = undefined;
    this.#timer = setInterval(() => void this.look(), lookMs);
    this.#timer.unref();
    void this.look();
  }

  /** An idle worker does not look. */
  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async look(): Promise<void> {
    const { files, now, ownMs } = this.#options;
    try {
      this.#allowed ??= allowedCores(await files.status());
      const { busyMs, cores } = busyOf(await files.stat(), this.#allowed);
      const current = { atMs: now(), busyMs, ownMs: ownMs() };
      if (cores > 0) this.#cores = cores;
      const last = this.#last;
      this.#last = current;
      if (!last || current.atMs <= last.atMs) return;
      const othersMs = current.busyMs - last.busyMs - (current.ownMs - last.ownMs);
      const busy = Math.max(0, othersMs) / (current.atMs - last.atMs);
      const before = this.#othersBusy ?? busy;
      this.#othersBusy = before + newestWeight * (busy - before);
    } catch {
      // Not Linux: nothing is told, and nothing is taken away.
      this.#othersBusy = undefined;
      this.pause();
    }
  }
}

/** @param status text of `/proc/self/status` @returns the cores this process may run on */
export function allowedCores(status: string): ReadonlySet<number> {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '';
  const cores = new Set<number>();
  for (const range of list.split(',').filter(Boolean)) {
    const [first = 0, last = first] = range.split('-').map(Number);
    for (let core = first; core <= last; core += 1) cores.add(core);
  }
  return cores;
}

/** @param stat text of `/proc/stat` @returns milliseconds of CPU spent on work by those cores since the system began */
export function busyOf(stat: string, allowed: ReadonlySet<number>): { busyMs: number; cores: number } {
  let ticks = 0;
  let cores = 0;
  for (const [, core, times = ''] of stat.matchAll(/^cpu(\d+) (.*)$/gm)) {
    if (!allowed.has(Number(core))) continue;
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = times.split(' ').map(Number);
    ticks += user + nice + system + irq + softirq + steal;
    cores += 1;
  }
  return { busyMs: ticks * tickMs, cores };
}
