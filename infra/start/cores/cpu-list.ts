/** CPU numbers, ascending, as the kernel counts them. */
export type Cores = readonly number[];

const highestCpu = 8191;

/**
 * Reads a list as Linux writes it in `/sys` and `/proc`, and as taskset and numactl take it.
 * @param text `0-21,44-65`
 * @returns ascending, each once; `undefined` where it is no such list
 */
export function parseCpuList(text: string): Cores | undefined {
  const cores = new Set<number>();
  for (const part of text.trim().split(',')) {
    const range = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    if (!range) return undefined;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (to < from || to > highestCpu) return undefined;
    for (let core = from; core <= to; core++) cores.add(core);
  }
  return [...cores].sort((one, other) => one - other);
}

/** @returns `0-21,44-65` */
export function formatCpuList(cores: Cores): string {
  const ranges: { from: number; to: number }[] = [];
  for (const core of cores) {
    const last = ranges.at(-1);
    if (last && last.to === core - 1) last.to = core;
    else ranges.push({ from: core, to: core });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
