import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareDirectories } from './directories.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'directories-'));
});
afterEach(() => rmSync(base, { recursive: true }));

it('makes both, and lets only their owner into the data', () => {
  const [dataDir, cacheDir] = [path.join(base, 'a/b/data'), path.join(base, 'c/cache')];
  prepareDirectories({ dataDir, cacheDir });
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(cacheDir).isDirectory()).toBe(true);
});

it('says in a sentence where a file is in the way', () => {
  const file = path.join(base, 'file');
  writeFileSync(file, '');
  expect(() => prepareDirectories({ dataDir: path.join(file, 'data'), cacheDir: base })).toThrow(
    `DATA_DIR ${file}/data cannot be used (a file is in the way): give its owner write access, or set DATA_DIR to another folder.`,
  );
});

it.skipIf(process.platform !== 'linux')('does not hang where no folder can be made', () => {
  expect(() => prepareDirectories({ dataDir: base, cacheDir: '/proc/nothing/cache' })).toThrow(
    'CACHE_DIR /proc/nothing/cache cannot be used (no folder can be made there)',
  );
});
