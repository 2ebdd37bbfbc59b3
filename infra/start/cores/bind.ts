import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { missingTools } from '../../prepare/tools.mjs';
import { type Cores, formatCpuList } from './cpu-list.ts';
import type { WorkerPlace } from './plan.ts';

/** Programs of Linux that bind a process: util-linux's is nearly always there, numactl's seldom. */
export interface BindingTools {
  taskset: boolean;
  numactl: boolean;
}

/** @param path as PATH */
export function findBindingTools(path: string | undefined): BindingTools {
  const isThere = (program: string) =>
    missingTools([{ name: program, programs: [program], debian: '', fedora: '' }], path).length === 0;
  return { taskset: isThere('taskset'), numactl: isThere('numactl') };
}

/**
 * What stands before a command to run it in its place. Cores are bound before the program's first thread begins, so
 * that the memory it then touches is of its own node even without numactl: whisper.cpp reads its weights, it does not
 * map a file that another node's worker has in memory.
 * @returns words of the command line; empty: nothing to bind, or nothing to bind with
 */
export function bindingCommand(place: WorkerPlace, tools: BindingTools): string[] {
  const { cores, memory, memoryNodes } = place;
  const bindCores = cores && tools.taskset ? ['taskset', '-c', formatCpuList(cores)] : [];
  const nodes = memoryNodes.join(',');
  const policies = { local: cores ? [`--membind=${nodes}`] : [], interleave: [`--interleave=${nodes}`], none: [] };
  const bindMemory = tools.numactl && policies[memory].length > 0 ? ['numactl', ...policies[memory]] : [];
  return [...bindCores, ...bindMemory];
}

/** @returns one sentence about what was asked for and cannot be done without a program that is missing */
export function whatIsMissing(
  places: readonly WorkerPlace[],
  tools: BindingTools,
  asked: { cores: boolean },
): string | undefined {
  if (asked.cores && !tools.taskset)
    return 'NUMA_NODE_..._CORES needs the program taskset (package util-linux), which is not there: install it, or leave these settings out.';
  if (places.some(({ memory }) => memory === 'interleave') && !tools.numactl)
    return 'MEMORY_AFFINITY=interleave needs the program numactl, which is not there: install it (apt install numactl), or leave this setting out.';
  return undefined;
}

/**
 * Binds all threads of a running process; what it starts from now on inherits it.
 * @throws where taskset fails
 */
export async function bindProcess(pid: number, cores: Cores): Promise<void> {
  await promisify(execFile)('taskset', ['-a', '-c', '-p', formatCpuList(cores), String(pid)]);
}
