import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Cores, parseCpuList } from './cpu-list.ts';

export interface NumaNode {
  id: number;
  /** Those this process may use; none on a node of memory only. */
  cores: Cores;
}

/** What this process may use of the machine. */
export interface Machine {
  /** Ascending; one where the system tells of none. */
  nodes: readonly NumaNode[];
  /** Of all nodes. */
  cores: Cores;
  /** Cores that are threads of the same physical core, for each of them; itself where the system does not tell. */
  siblings: ReadonlyMap<number, Cores>;
  /** Cores' worth of CPU time that a control group allows (a container's limit); undefined: no limit. */
  quotaCores: number | undefined;
}

/**
 * Reads `/proc` and `/sys` of Linux; elsewhere it is one node with as many cores as Node tells.
 * @param root for tests: where `proc` and `sys` lie
 */
export function readMachine(root = '/'): Machine {
  const status = read(join(root, 'proc/self/status')) ?? '';
  const allowed = allowedCores(status) ?? Array.from({ length: availableParallelism() }, (_, core) => core);
  const nodes = readNodes(join(root, 'sys/devices/system/node'), allowed);
  const cores = nodes.flatMap((node) => node.cores).sort((one, other) => one - other);
  return {
    nodes,
    cores,
    siblings: new Map(
      cores.map((core) => {
        const file = join(root, `sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`);
        const together = parseCpuList(read(file) ?? '') ?? [core];
        return [core, together.filter((sibling) => cores.includes(sibling))];
      }),
    ),
    quotaCores: readQuota(root),
  };
}

/** @param status text of `/proc/<pid>/status` */
export function allowedCores(status: string): Cores | undefined {
  return parseCpuList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1] ?? '');
}

function readNodes(directory: string, allowed: Cores): NumaNode[] {
  const ids = list(directory)
    .flatMap((name) => /^node(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
  const nodes = ids.map((id) => {
    const cores = parseCpuList(read(join(directory, `node${id}/cpulist`)) ?? '') ?? [];
    return { id, cores: cores.filter((core) => allowed.includes(core)) };
  });
  // A kernel without NUMA, or one that hides it: all cores are alike.
  return nodes.some(({ cores }) => cores.length > 0) ? nodes : [{ id: 0, cores: allowed }];
}

/**
 * The narrowest CPU limit of this process's control group and those above it. A container sees its own group as the
 * root, so the root is looked at too.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html (cpu.max), https://docs.kernel.org/scheduler/sched-bwc.html (v1)
 */
function readQuota(root: string): number | undefined {
  const limits = (read(join(root, 'proc/self/cgroup')) ?? '').split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    if (controllers === '') return pathsUp(path).flatMap((group) => quotaV2(join(root, 'sys/fs/cgroup', group)));
    if (!controllers?.split(',').includes('cpu')) return [];
    return pathsUp(path).flatMap((group) => quotaV1(join(root, 'sys/fs/cgroup/cpu', group)));
  });
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

/** @returns `/a/b`, `/a`, `/` */
function pathsUp(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  return Array.from({ length: parts.length + 1 }, (_, cut) => `/${parts.slice(0, parts.length - cut).join('/')}`);
}

function quotaV2(directory: string): number[] {
  const [quota, period] = (read(join(directory, 'cpu.max')) ?? '').trim().split(/\s+/).map(Number);
  return share(quota, period);
}

function quotaV1(directory: string): number[] {
  const figure = (name: string) => Number(read(join(directory, name))?.trim());
  return share(figure('cpu.cfs_quota_us'), figure('cpu.cfs_period_us'));
}

/** `max` and -1 mean no limit. */
const share = (quota = 0, period = 0): number[] => (quota > 0 && period > 0 ? [quota / period] : []);

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // not Linux, or hidden from this process
  }
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
