import { expect, it } from 'vitest';
import { bindingCommand, whatIsMissing } from './bind.ts';
import type { WorkerPlace } from './plan.ts';

const both = { taskset: true, numactl: true };
const place = (changes: Partial<WorkerPlace>): WorkerPlace => ({
  cores: [0, 1, 2, 44],
  coreCount: 4,
  memoryNodes: [0],
  memory: 'local',
  ...changes,
});

it.each([
  ['cores and memory', place({}), both, 'taskset -c 0-2,44 numactl --membind=0'],
  ['cores alone without numactl: memory follows', place({}), { ...both, numactl: false }, 'taskset -c 0-2,44'],
  ['cores alone when told', place({ memory: 'none' }), both, 'taskset -c 0-2,44'],
  [
    'memory of all nodes',
    place({ memory: 'interleave', memoryNodes: [0, 1] }),
    both,
    'taskset -c 0-2,44 numactl --interleave=0,1',
  ],
  ['nothing where the worker is not bound', place({ cores: undefined }), both, ''],
  ['nothing where there is no program for it', place({}), { taskset: false, numactl: false }, ''],
])('binds %s', (_, where, tools, command) => {
  expect(bindingCommand(where, tools).join(' ')).toBe(command);
});

it('says which program is missing for what was asked', () => {
  const none = { taskset: false, numactl: false };
  expect(whatIsMissing([place({})], none, { cores: true })).toMatch(
    /^NUMA_NODE_\.\.\._CORES needs the program taskset/,
  );
  expect(whatIsMissing([place({ memory: 'interleave' })], none, { cores: false })).toMatch(/numactl/);
  expect(whatIsMissing([place({})], none, { cores: false })).toBeUndefined();
  expect(whatIsMissing([place({ memory: 'interleave' })], both, { cores: true })).toBeUndefined();
});
