import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMachine } from './machine.ts';

/** A machine as `/proc` and `/sys` tell of it. */
function machine(files: Record<string, string>) {
  const root = mkdtempSync(path.join(tmpdir(), 'machine-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), `${text}\n`);
  }
  return readMachine(root);
}
const allowed = (list: string) => ({ 'proc/self/status': `Name:\tnode\nCpus_allowed_list:\t${list}` });
const node = (id: number, cores: string) => ({ [`sys/devices/system/node/node${id}/cpulist`]: cores });

it('knows the cores of each node that this process may use, and which share a physical core', () => {
  const { nodes, cores, siblings, quotaCores } = machine({
    ...allowed('1-3,5'),
    ...node(0, '0-1,4-5'),
    ...node(1, '2-3,6-7'),
    ...node(2, ''),
    'sys/devices/system/node/possible': '0-2',
    'sys/devices/system/cpu/cpu1/topology/thread_siblings_list': '1,5',
    'sys/devices/system/cpu/cpu2/topology/thread_siblings_list': '2,6',
  });
  expect(nodes).toEqual([
    { id: 0, cores: [1, 5] },
    { id: 1, cores: [2, 3] },
    { id: 2, cores: [] },
  ]);
  expect(cores).toEqual([1, 2, 3, 5]);
  expect([...siblings]).toEqual([
    [1, [1, 5]],
    [2, [2]],
    [3, [3]],
    [5, [5]],
  ]);
  expect(quotaCores).toBeUndefined();
});

it('takes a kernel without NUMA for one node', () => {
  expect(machine(allowed('0-1')).nodes).toEqual([{ id: 0, cores: [0, 1] }]);
});

it('is one node with some cores where there is neither /proc nor /sys', () => {
  const { nodes, cores } = machine({});
  expect(nodes).toEqual([{ id: 0, cores }]);
  expect(cores.length).toBeGreaterThan(0);
});

describe('the CPU limit', () => {
  const v2 = (group: string, limit: string) => ({
    'proc/self/cgroup': `0::${group}`,
    [`sys/fs/cgroup${group}/cpu.max`]: limit,
  });
  it.each([
    ['of a container that sees its group as the root', v2('/', '250000 100000'), 2.5],
    ['of a service', v2('/system.slice/alfavoice.service', '800000 100000'), 8],
    ['that says max is none', v2('/', 'max 100000'), undefined],
    [
      'is the narrowest on the way up',
      { ...v2('/a/b', '800000 100000'), 'sys/fs/cgroup/a/cpu.max': '300000 100000' },
      3,
    ],
    [
      'of the first version of control groups',
      {
        'proc/self/cgroup': '4:memory:/box\n1:cpu,cpuacct:/box',
        'sys/fs/cgroup/cpu/box/cpu.cfs_quota_us': '150000',
        'sys/fs/cgroup/cpu/box/cpu.cfs_period_us': '100000',
      },
      1.5,
    ],
    [
      'of the first version that is none',
      {
        'proc/self/cgroup': '1:cpu,cpuacct:/',
        'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
        'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      },
      undefined,
    ],
  ])('%s', (_, files, cores) => {
    expect(machine({ ...allowed('0-15'), ...files }).quotaCores).toBe(cores);
  });
});
