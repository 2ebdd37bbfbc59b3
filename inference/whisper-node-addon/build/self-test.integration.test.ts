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

/** A variant that ggml likes best of all and that dies of an illegal instruction, where the CPU has none of its own. */
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
    const works = (await selfTest(await copyOf(directory))).variant;
    const source = join(directory, 'crashing.c');
    writeFileSync(source, crashing);
    const library = join(directory, 'libggml-cpu-future.so');
    execFileSync(compiler?.cc ?? '', ['-shared', '-fPIC', '-o', library, source]);

    // It dies before it is named, so the variants that ggml would try first are suspected one after the other.
    const result = await selfTest(directory);
    expect(result.excluded).toContain('future');
    expect(result.variant).toBe(works);
    expect(backendDirectory(directory)).not.toBe(directory);
    expect(existsSync(join(backendDirectory(directory), 'libggml-cpu-future.so'))).toBe(false);
    expect(await selfTest(directory)).toEqual(result);
    expect(readdirSync(directory).filter((name) => name.includes('trial'))).toEqual([]);
  },
  buildTimeoutMs,
);

async function copyOf(directory: string): Promise<string> {
  const copy = await temporaryFolder();
  cpSync(directory, copy, { recursive: true });
  return copy;
}

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
