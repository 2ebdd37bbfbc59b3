import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backendDirectory } from '../src/find-addon.ts';
import { builtAddon, temporaryFolder } from '../src/test-addon.ts';
import { selfTest } from './self-test.mjs';
import { findCompiler } from './toolchain.mjs';

const compiler = await findCompiler();
const buildTimeoutMs = 900_000;

/** The best variant of each architecture, here one that every CPU is said to suit and that dies of an illegal instruction. */
const bestVariant = process.arch === 'arm64' ? 'armv9.2_2' : 'sapphirerapids';
const crashing = `
int ggml_backend_score(void) { return 1 << 30; }
void * ggml_backend_init(void) { __builtin_trap(); }
`;

it.skipIf(!compiler || process.platform !== 'linux')(
  'leaves out a variant that crashes on this CPU, takes the next, and remembers',
  async () => {
    const directory = await temporaryFolder();
    cpSync(await builtAddon(), directory, {
      recursive: true,
      filter: (path) => !/self-test-|cpu-[0-9a-f]{12}/.test(path),
    });
    const source = join(directory, 'crashing.c');
    writeFileSync(source, crashing);
    const library = join(directory, `libggml-cpu-${bestVariant}.so`);
    execFileSync(compiler?.cc ?? '', ['-shared', '-fPIC', '-o', library, source]);

    const result = await selfTest(directory);
    expect(result.excluded).toEqual([bestVariant]);
    expect(result.variant).not.toBe(bestVariant);
    expect(backendDirectory(directory)).not.toBe(directory);
    expect(existsSync(join(backendDirectory(directory), `libggml-cpu-${bestVariant}.so`))).toBe(false);
    expect(await selfTest(directory)).toEqual(result);
    expect(readdirSync(directory).filter((name) => name.includes('trial'))).toEqual([]);
  },
  buildTimeoutMs,
);

it(
  'says so when no variant works',
  async () => {
    const directory = await temporaryFolder();
    cpSync(join(await builtAddon(), 'whisper.node'), join(directory, 'whisper.node'));
    writeFileSync(join(directory, 'libggml-cpu-haswell.so'), 'not a library');
    await expect(selfTest(directory)).rejects.toMatchObject({ code: 'self_test_failed' });
  },
  buildTimeoutMs,
);
