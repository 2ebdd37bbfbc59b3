import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTools, howToGet, missingTools } from './tools.mjs';

let bin: string;
beforeAll(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'bin-'));
  for (const [name, mode] of [
    ['cmake', 0o755],
    ['clang++', 0o755],
    ['make', 0o644],
  ] as const) {
    writeFileSync(path.join(bin, name), '');
    chmodSync(path.join(bin, name), mode);
  }
});
afterAll(() => rmSync(bin, { recursive: true }));

it('misses what is in no folder of PATH, or may not be run', () => {
  expect(missingTools(buildTools, `/nowhere:${bin}`).map(({ name }) => name)).toEqual(['make or ninja']);
  expect(missingTools(buildTools, undefined)).toEqual(buildTools);
});

it('names all that is missing, with the commands that bring it', () => {
  expect(howToGet(buildTools)).toBe(
    [
      'Missing: cmake, a C++ compiler, make or ninja. To get them:',
      '  Debian, Ubuntu:  sudo apt-get install -y cmake g++ ninja-build',
      '  Fedora, RHEL:    sudo dnf install -y cmake gcc-c++ ninja-build',
    ].join('\n'),
  );
});
