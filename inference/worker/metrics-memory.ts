import { readFile } from 'node:fs/promises';

/**
 * Bytes of this process on each NUMA node; where the kernel tells nothing, everything is on node 0. The kernel walks all
 * page tables for it, which takes a while with gigabytes of weights.
 */
export async function memoryByNode(): Promise<Map<string, number>> {
  let maps: string;
  try {
    maps = await readFile('/proc/self/numa_maps', 'utf8');
  } catch {
    return new Map([['0', process.memoryUsage.rss()]]);
  }
  return numaMemory(maps);
}

/** @param maps text of `/proc/self/numa_maps` @returns bytes by node */
export function numaMemory(maps: string): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const line of maps.split('\n')) {
    const pageBytes = Number(/kernelpagesize_kB=(\d+)/.exec(line)?.[1] ?? 4) * 1024;
    for (const [, node = '0', pages] of line.matchAll(/\bN(\d+)=(\d+)/g)) {
      bytes.set(node, (bytes.get(node) ?? 0) + Number(pages) * pageBytes);
    }
  }
  return bytes;
}
