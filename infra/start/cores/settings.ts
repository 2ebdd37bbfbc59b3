import { type Cores, formatCpuList, parseCpuList } from './cpu-list.ts';
import type { Machine } from './machine.ts';

/**
 * Where a worker's weights lie: `local` to the node of its cores, `interleave`d over all nodes, or wherever the kernel
 * puts them (`none`).
 */
export const memoryAffinities = ['local', 'interleave', 'none'] as const;
export type MemoryAffinity = (typeof memoryAffinities)[number];

export interface CoreSettings {
  /** One worker for each list (NUMA_NODE_0_CORES, NUMA_NODE_1_CORES, ...); empty: found from the machine. */
  workers: readonly Cores[];
  memory: MemoryAffinity;
}

const nodeSetting = /^NUMA_NODE_(\d+)_CORES$/;

/** @returns the settings, or one sentence per value that does not fit the machine */
export function readCoreSettings(
  environment: Readonly<Record<string, string | undefined>>,
  { cores }: Pick<Machine, 'cores'>,
): { ok: true; settings: CoreSettings } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const takenBy = new Map<number, string>();
  const given = Object.entries(environment)
    .map(([name, value = '']) => ({ name, value: value.trim(), index: Number(nodeSetting.exec(name)?.[1]) }))
    .filter(({ index, value }) => !Number.isNaN(index) && value !== '')
    .sort((one, other) => one.index - other.index);
  const workers = given.map(({ name, value }) => {
    const list = parseCpuList(value);
    if (!list) {
      problems.push(`${name} must list CPU cores, such as 0-21,44-65, but is "${value}".`);
      return [];
    }
    const missing = list.filter((core) => !cores.includes(core));
    if (missing.length > 0)
      problems.push(`${name} names ${say(missing)}, but this process may use ${say(cores)}: choose from those.`);
    const shared = list.filter((core) => takenBy.has(core));
    const [first] = shared;
    if (first !== undefined) problems.push(`${name} names ${say(shared)}, which ${takenBy.get(first)} names too.`);
    for (const core of list) takenBy.set(core, name);
    return list;
  });
  const memory = environment.MEMORY_AFFINITY?.trim() || 'local';
  if (!isMemoryAffinity(memory))
    problems.push(`MEMORY_AFFINITY must be one of ${memoryAffinities.join(', ')}, but is "${memory}".`);
  if (problems.length > 0 || !isMemoryAffinity(memory)) return { ok: false, problems };
  return { ok: true, settings: { workers, memory } };
}

const isMemoryAffinity = (text: string): text is MemoryAffinity =>
  (memoryAffinities as readonly string[]).includes(text);

const say = (cores: Cores) => `${cores.length === 1 ? 'core' : 'cores'} ${formatCpuList(cores)}`;
