import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Linux gives CPU time in these for every program (USER_HZ), whatever the kernel's own tick is. */
const ticksPerSecond = 100;
const bytesPerKb = 1024;

export interface ProcessUsage {
  pid: number;
  name: string;
  rssBytes: number;
  /** Shared pages counted by share (Postgres's buffers, mapped models); `rssBytes` where it may not be read. */
  pssBytes: number;
  /** Share of one core over the time measured. */
  cpuCores: number;
}

export interface TreeUsage {
  processes: ProcessUsage[];
  /** Sum over the processes; shared pages are counted once per process. */
  rssBytes: number;
  pssBytes: number;
  cpuCores: number;
}

/**
 * What a process and all its descendants take. Linux only (reads /proc).
 * @param rootPid for the whole product: the process of `infra/start.mjs`
 * @param seconds over which CPU time is counted
 */
export async function measureProcessTree(rootPid: number, seconds: number, signal?: AbortSignal): Promise<TreeUsage> {
  const before = new Map(readTree(rootPid).map((entry) => [entry.pid, entry.cpuTicks]));
  const startedMs = performance.now();
  await delay(seconds * 1000, undefined, signal ? { signal } : {});
  const elapsedS = (performance.now() - startedMs) / 1000;
  const processes = readTree(rootPid).map(({ pid, name, cpuTicks }) => ({
    pid,
    name,
    ...readMemory(pid),
    cpuCores: (cpuTicks - (before.get(pid) ?? 0)) / ticksPerSecond / elapsedS,
  }));
  const sum = (of: 'rssBytes' | 'pssBytes' | 'cpuCores') => processes.reduce((total, entry) => total + entry[of], 0);
  return { processes, rssBytes: sum('rssBytes'), pssBytes: sum('pssBytes'), cpuCores: sum('cpuCores') };
}

/**
 * What a process and all its descendants take now. Linux only (reads /proc).
 * @returns CPU seconds since each of them started, memory in bytes
 */
export function readProcessTree(rootPid: number): { cpuS: number; rssBytes: number; pssBytes: number } {
  const total = { cpuS: 0, rssBytes: 0, pssBytes: 0 };
  for (const { pid, cpuTicks } of readTree(rootPid)) {
    const { rssBytes, pssBytes } = readMemory(pid);
    total.cpuS += cpuTicks / ticksPerSecond;
    total.rssBytes += rssBytes;
    total.pssBytes += pssBytes;
  }
  return total;
}

/** @returns ids of a process and all its descendants, parents first */
export const processesOf = (rootPid: number): number[] => readTree(rootPid).map(({ pid }) => pid);

interface Entry {
  pid: number;
  parent: number;
  name: string;
  cpuTicks: number;
}

function readTree(rootPid: number): Entry[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readEntry(Number(pid)) ?? []);
  const tree = all.filter(({ pid }) => pid === rootPid);
  // The list grows while it is walked: children join behind their parents.
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

function readEntry(pid: number): Entry | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined; // it ended between the listing and the look
  }
  const nameEnd = stat.lastIndexOf(')');
  // After the name: proc(5) field 3 (state) on; 4 is the parent, 14 and 15 user and system time.
  const fields = stat.slice(nameEnd + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    name: stat.slice(stat.indexOf('(') + 1, nameEnd),
    cpuTicks: Number(fields[11]) + Number(fields[12]),
  };
}

function readMemory(pid: number): { rssBytes: number; pssBytes: number } {
  const kb = (file: string, key: string): number | undefined => {
    try {
      const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
      return found ? Number(found[1]) : undefined;
    } catch {
      return undefined; // gone, or another user's
    }
  };
  const rss = kb('status', 'VmRSS') ?? 0;
  return { rssBytes: rss * bytesPerKb, pssBytes: (kb('smaps_rollup', 'Pss') ?? rss) * bytesPerKb };
}
