import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildAddon } from './build.mjs';
import { findAddon } from './src/index.ts';
import { temporaryFolder, testCacheDir } from './src/test-addon.ts';

const command = fileURLToPath(new URL('./build.mjs', import.meta.url));
const buildTimeoutMs = 900_000;

/** A machine without compilers. */
const build = (cacheDir: string) =>
  spawnSync(process.execPath, [command], { env: { CACHE_DIR: cacheDir, PATH: '/nowhere' }, encoding: 'utf8' });

it(
  'builds once and finds it again',
  async () => {
    const first = await buildAddon({ cacheDir: testCacheDir });
    const second = await buildAddon({ cacheDir: testCacheDir });
    expect(second).toEqual({ ...first, cached: true });
    expect(findAddon(testCacheDir)).toBe(first.directory);
  },
  buildTimeoutMs,
);

it(
  'takes what was built before where there is no compiler',
  async () => {
    const { directory } = await buildAddon({ cacheDir: testCacheDir });
    const { status, stdout } = build(testCacheDir);
    expect(status).toBe(0);
    expect(stdout).toContain(directory);
  },
  buildTimeoutMs,
);

it('refuses a CPU variant that there is not, with the names of those that there are', () => {
  const { status, stderr } = spawnSync(process.execPath, [command, '--variants', 'pentium'], {
    env: { CACHE_DIR: testCacheDir, PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^There is no CPU variant pentium\. There are [\w., ]+\.\n$/);
});

it('says what is missing on a bare machine and leaves nothing', async () => {
  const cacheDir = await temporaryFolder();
  const { status, stderr } = build(cacheDir);
  expect(status).toBe(1);
  expect(stderr).toMatch(/needs a C\+\+ compiler.*apt install/);
  expect(readdirSync(cacheDir)).toEqual([]);
  expect(findAddon(cacheDir)).toBeUndefined();
});

it('leaves nothing half-built when it is aborted', async () => {
  const cacheDir = await temporaryFolder();
  const controller = new AbortController();
  const building = buildAddon({
    cacheDir,
    signal: controller.signal,
    onProgress: ({ done }) => done > 0 && controller.abort(),
  });
  await expect(building).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(cacheDir, { recursive: true })).toEqual(['addon']);
});
