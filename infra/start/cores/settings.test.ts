import { expect, it } from 'vitest';
import { readCoreSettings } from './settings.ts';

const machine = { cores: [0, 1, 2, 3] };
const problems = (environment: Record<string, string>) => {
  const reading = readCoreSettings(environment, machine);
  return reading.ok ? [] : reading.problems;
};

it('takes a worker for each list, in the order of their numbers, and nothing where nothing is set', () => {
  const environment = {
    NUMA_NODE_10_CORES: '3',
    NUMA_NODE_2_CORES: '0,1',
    MEMORY_AFFINITY: 'interleave',
    PORT: '3000',
  };
  expect(readCoreSettings(environment, machine)).toEqual({
    ok: true,
    settings: { workers: [[0, 1], [3]], memory: 'interleave' },
  });
  expect(readCoreSettings({ NUMA_NODE_0_CORES: ' ', MEMORY_AFFINITY: '' }, machine)).toEqual({
    ok: true,
    settings: { workers: [], memory: 'local' },
  });
});

it.each([
  [{ NUMA_NODE_0_CORES: 'all' }, ['NUMA_NODE_0_CORES must list CPU cores, such as 0-21,44-65, but is "all".']],
  [
    { NUMA_NODE_0_CORES: '2-5' },
    ['NUMA_NODE_0_CORES names cores 4-5, but this process may use cores 0-3: choose from those.'],
  ],
  [
    { NUMA_NODE_0_CORES: '0-2', NUMA_NODE_1_CORES: '2,3' },
    ['NUMA_NODE_1_CORES names core 2, which NUMA_NODE_0_CORES names too.'],
  ],
  [{ MEMORY_AFFINITY: 'near' }, ['MEMORY_AFFINITY must be one of local, interleave, none, but is "near".']],
])('refuses %j in a sentence', (environment, sentences) => {
  expect(problems(environment)).toEqual(sentences);
});
