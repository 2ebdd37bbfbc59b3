import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtAddon, temporaryFolder } from '../src/test-addon.ts';
import { selfTest, testVariant } from './self-test.mjs';
import { builtVariants, selfTestResult } from './self-test-result.mjs';
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
    expect(selfTestResult(directory)).toEqual(result);
    expect(await selfTest(directory)).toEqual(result);
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);

    // Asked for by name, it is refused in a sentence: the crash is the child's alone.
    const asked = testVariant(directory, bestVariant);
    await expect(asked).rejects.toMatchObject({ code: 'no_variant' });
    await expect(asked).rejects.toThrow(new RegExp(`cannot run the CPU variant ${bestVariant} .*SIG`));
    await testVariant(directory, result.variant);
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

it.skipIf(!compiler || process.platform !== 'linux')(
  'refuses by name a variant that ggml says this CPU cannot run, and one that was not built',
  async () => {
    const directory = await temporaryFolder();
    cpSync(await builtAddon(), directory, { recursive: true });
    const source = join(directory, 'unable.c');
    writeFileSync(source, 'int ggml_backend_score(void) { return 0; }');
    execFileSync(compiler?.cc ?? '', ['-shared', '-fPIC', '-o', join(directory, 'libggml-cpu-unable.so'), source]);
    await expect(testVariant(directory, 'unable')).rejects.toThrow('This CPU cannot run the CPU variant unable.');

    const missing = testVariant(directory, 'power0');
    await expect(missing).rejects.toMatchObject({ code: 'no_variant' });
    await expect(missing).rejects.toThrow(`there are ${builtVariants(directory).join(', ')}.`);
  },
  buildTimeoutMs,
);
