import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Built, builtElsewhere, copyInto, variantsThere } from './store.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const wanted: Built = {
  sources: 'new',
  variantSources: 'ggml 1',
  platform: 'linux-x64',
  compiler: 'g++ 12',
  variants: ['zen4', 'haswell', 'x64'],
  whisperVersion: '1',
};

/** An addon's folder as a build leaves it; each library says where it came from. */
function plant(name: string, built: Partial<Built>) {
  const directory = join(root, name);
  mkdirSync(directory);
  const whole = { ...wanted, ...built };
  writeFileSync(join(directory, 'built.json'), JSON.stringify(whole));
  for (const file of ['whisper.node', 'libggml-base.so', ...whole.variants.map((name) => `libggml-cpu-${name}.so`)])
    writeFileSync(join(directory, file), name);
}

it('takes the variants of the same ggml and compiler, and the addon of the same sources', () => {
  plant('older', { sources: 'old', variants: ['haswell', 'sse42'] });
  plant('other-compiler', { compiler: 'clang', variants: ['zen4'] });
  plant('other-ggml', { variantSources: 'ggml 0', variants: ['zen4'] });
  const had = builtElsewhere(root, wanted);
  expect([had.core, [...had.variants.keys()]]).toEqual([[], ['haswell']]);
  expect(variantsThere(root, wanted)).toEqual(['haswell', 'sse42']);
  expect(variantsThere(join(root, 'nowhere'), wanted)).toEqual([]);

  plant('same', { variants: ['x64'] });
  const { core, variants } = builtElsewhere(root, wanted);
  copyInto([...core, ...variants.values()], join(root, 'new'));
  const found = readdirSync(join(root, 'new')).map((file) => [file, readFileSync(join(root, 'new', file), 'utf8')]);
  expect(found).toEqual([
    ['libggml-base.so', 'same'],
    ['libggml-cpu-haswell.so', 'older'],
    ['libggml-cpu-x64.so', 'same'],
    ['whisper.node', 'same'],
  ]);
});
