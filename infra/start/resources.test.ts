import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { measureProcessTree, readProcessTree } from './resources.ts';

it.skipIf(process.platform !== 'linux')('counts a process, its child and what they use', async () => {
  // A shell that waits for a child which keeps one core busy for longer than the measurement.
  const shell = execFile('sh', ['-c', 'timeout 5 sh -c "while :; do :; done"; true']);
  try {
    const before = readProcessTree(shell.pid ?? 0);
    const usage = await measureProcessTree(shell.pid ?? 0, 0.5);
    const after = readProcessTree(shell.pid ?? 0);
    expect(after.cpuS - before.cpuS).toBeGreaterThan(0.1);
    expect(after.pssBytes).toBeGreaterThan(0);
    expect(usage.processes.length).toBeGreaterThanOrEqual(2);
    expect(usage.cpuCores).toBeGreaterThan(0.2);
    expect(usage.cpuCores).toBeLessThan(1.5);
    expect(usage.rssBytes).toBeGreaterThan(1e6);
    expect(usage.pssBytes).toBeLessThanOrEqual(usage.rssBytes);
  } finally {
    shell.kill();
  }
});

it.skipIf(process.platform !== 'linux')('finds nothing of a process that is gone', async () => {
  expect(await measureProcessTree(2 ** 30, 0)).toMatchObject({ processes: [], rssBytes: 0 });
});
