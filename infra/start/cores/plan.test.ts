import { describe, expect, it } from 'vitest';
import { type Cores, formatCpuList, parseCpuList } from './cpu-list.ts';
import type { Machine } from './machine.ts';
import { planCores } from './plan.ts';

const automatic = { workers: [], memory: 'local' } as const;

/** @param threads of a physical core, numbered as Linux does on servers: all first threads, then all second ones */
function machine(
  nodes: string[],
  { threads = 1, quotaCores }: { threads?: number; quotaCores?: number } = {},
): Machine {
  const lists = nodes.map((cores, id) => ({ id, cores: parseCpuList(cores) ?? [] }));
  const cores = lists.flatMap((node) => node.cores).sort((one, other) => one - other);
  const physical = cores.length / threads;
  const together = (core: number) => cores.filter((other) => other % physical === core % physical);
  return { nodes: lists, cores, siblings: new Map(cores.map((core) => [core, together(core)])), quotaCores };
}
const told = (plan: ReturnType<typeof planCores>) => ({
  workers: plan.workers.map(({ cores, coreCount, memoryNodes }) => [list(cores), coreCount, memoryNodes]),
  service: list(plan.service),
});
const list = (cores: Cores | undefined) => (cores ? formatCpuList(cores) : 'shared');

it.each([
  ['1 core', machine(['0']), [['shared', 1, [0]]], 'shared'],
  ['2 cores', machine(['0-1']), [['shared', 2, [0]]], 'shared'],
  ['4 cores', machine(['0-3']), [['1-3', 3, [0]]], '0'],
  ['8 cores with 2 threads each', machine(['0-15'], { threads: 2 }), [['1-7,9-15', 14, [0]]], '0,8'],
  [
    '2 x 44 cores',
    machine(['0-43', '44-87']),
    [
      ['3-43', 41, [0]],
      ['44-87', 44, [1]],
    ],
    '0-2',
  ],
  [
    '2 x 22 cores with 2 threads each',
    machine(['0-21,44-65', '22-43,66-87'], { threads: 2 }),
    [
      ['2-21,46-65', 40, [0]],
      ['22-43,66-87', 44, [1]],
    ],
    '0-1,44-45',
  ],
  [
    '2 nodes of 1 core',
    machine(['0', '1']),
    [
      ['0', 1, [0]],
      ['1', 1, [1]],
    ],
    'shared',
  ],
  ['2 cores and a node of memory only', machine(['0-1', '']), [['shared', 2, [0, 1]]], 'shared'],
  ['a limit of 2.5 cores on 2 x 8', machine(['0-7', '8-15'], { quotaCores: 2.5 }), [['shared', 2, [0, 1]]], 'shared'],
  ['a limit of half a core', machine(['0-7'], { quotaCores: 0.5 }), [['shared', 1, [0]]], 'shared'],
  ['a limit that is none', machine(['0-3'], { quotaCores: 4 }), [['1-3', 3, [0]]], '0'],
] as const)('on %s', (_, of, workers, service) => {
  expect(told(planCores(of as Machine, automatic))).toEqual({ workers, service });
});

describe('where cores are named', () => {
  const two = machine(['0-3', '4-7']);
  it('does as told: a worker per list, with memory of the nodes that the cores are on, the rest for the others', () => {
    const settings = {
      workers: [
        [1, 2],
        [3, 4],
      ],
      memory: 'local',
    } as const;
    expect(told(planCores(two, settings))).toEqual({
      workers: [
        ['1-2', 2, [0]],
        ['3-4', 2, [0, 1]],
      ],
      service: '0,5-7',
    });
  });

  it('lets all share when nothing is left', () => {
    const settings = { workers: [[0], [1]], memory: 'local' } as const;
    expect(told(planCores(machine(['0-1']), settings))).toEqual({
      workers: [
        ['0', 1, [0]],
        ['1', 1, [0]],
      ],
      service: 'shared',
    });
  });

  it('interleaves over all nodes', () => {
    const [worker] = planCores(two, { workers: [[1]], memory: 'interleave' }).workers;
    expect(worker).toEqual({ cores: [1], coreCount: 1, memoryNodes: [0, 1], memory: 'interleave' });
  });
});
