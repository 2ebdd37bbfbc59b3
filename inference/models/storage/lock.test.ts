import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alfavoice-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('lets one at a time in, and leaves nothing behind', async () => {
  const path = join(folder, 'lock');
  const events: string[] = [];
  const work = (name: string) =>
    withLock(path, async () => {
      events.push(`${name} in`);
      await readdir(folder);
      events.push(`${name} out`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(events.map((event) => event.slice(2))).toEqual(['in', 'out', 'in', 'out']);
  expect(await readdir(folder)).toEqual([]);
});

it('takes over the lock of a process that died', async () => {
  const path = join(folder, 'lock');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(path, `${hostname()} ${pid}`);
  expect(await withLock(path, async () => 'done')).toBe('done');
});

it('stops waiting when told to', async () => {
  const path = join(folder, 'lock');
  const controller = new AbortController();
  await withLock(path, async () => {
    const second = withLock(path, async () => 'in', { signal: controller.signal });
    controller.abort();
    await expect(second).rejects.toThrow();
  });
});
