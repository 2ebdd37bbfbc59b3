import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { modelPath } from '@alfavoice/inference/models';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findAddon } from 'whisper-node-addon';
import { builtVariants } from '../../inference/whisper-node-addon/build/self-test-result.mjs';
import { buildAddon, testVariant } from '../../inference/whisper-node-addon/build.mjs';
import { readConfiguration } from '../prepare/configuration.mjs';
import { compare, type DecodedClip, isTie, mostDifference } from './agreement.ts';
import { spokenClips } from './clips.ts';
import type { DecodeTask } from './decode.ts';

/** `npm run addon -- --all-variants`, then ALL_CPU_VARIANTS=1: every variant that this CPU can run; else the chosen and the next lower one. */
const all = Boolean(process.env.ALL_CPU_VARIANTS);
const timeoutMs = 900_000;
const model = 'whisper-base';
const infra = path.resolve(import.meta.dirname, '..');

const reading = readConfiguration(process.env, path.dirname(infra));
if (!reading.ok) throw new Error(reading.problems.join());
const { cacheDir } = reading.configuration;

let addonDirectory: string;
let variants: string[];
beforeAll(async () => {
  const built = await buildAddon({ cacheDir });
  addonDirectory = built.directory;
  const names = builtVariants(addonDirectory);
  const usable = names.slice(names.indexOf(built.variant));
  variants = all ? await runnable(names) : usable.slice(0, 2);
}, timeoutMs);

async function runnable(names: string[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(names.map((name) => testVariant(addonDirectory, name)));
  return names.filter((_, index) => outcomes[index]?.status === 'fulfilled');
}

it.skipIf(!existsSync(modelPath(model, cacheDir)))(
  'every CPU variant hears the same words, but where rounding decides between two that are as likely',
  async () => {
    execFileSync(process.execPath, ['bundle.mjs', 'variants/decode.ts'], { cwd: infra });
    const folder = mkdtempSync(path.join(tmpdir(), 'variants-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const clips = await spokenClips(folder);
    const decode = async (variant: string): Promise<DecodedClip[]> => {
      const task: DecodeTask = { cacheDir, addonDirectory, variant, model, clips };
      const script = path.join(infra, 'dist/variants/decode.js');
      const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(task)]);
      return JSON.parse(stdout);
    };
    const [best = '', ...others] = variants;
    const expected = await decode(best);
    expect(expected.filter(({ text }) => text.trim() === '')).toEqual([]);
    for (const other of others) {
      const heard = await decode(other);
      let partings = 0;
      for (const [index, clip] of expected.entries()) {
        const { parting, largestDifference } = compare(clip, heard[index] ?? { text: '', tokens: [] });
        const what = `${best}: "${clip.text}" ${other}: "${heard[index]?.text}" ${JSON.stringify(parting)}`;
        if (parting) partings += 1;
        expect(parting === undefined || isTie(parting), what).toBe(true);
        expect(largestDifference, what).toBeLessThan(mostDifference);
      }
      expect(partings, `clips that ${best} and ${other} hear differently`).toBeLessThanOrEqual(expected.length / 4);
    }
    expect(others.length).toBeGreaterThan(0);
  },
  timeoutMs,
);

describe.skipIf(process.platform !== 'linux')('npm start with a CPU variant that cannot be', () => {
  const start = path.join(infra, 'start.mjs');

  /** Of a copy of the addon, with a variant that says of itself what the test wants. */
  function cacheWith(name: string, source: string): string {
    const cache = mkdtempSync(path.join(tmpdir(), 'cache-'));
    onTestFinished(() => rmSync(cache, { recursive: true }));
    const directory = path.join(cache, 'addon', path.basename(addonDirectory));
    cpSync(addonDirectory, directory, { recursive: true });
    writeFileSync(path.join(cache, 'addon', 'current'), path.basename(addonDirectory));
    symlinkSync(path.join(cacheDir, 'models'), path.join(cache, 'models'));
    writeFileSync(path.join(cache, 'variant.c'), source);
    const library = path.join(directory, `libggml-cpu-${name}.so`);
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, path.join(cache, 'variant.c')]);
    expect(findAddon(cache)).toBe(directory);
    return cache;
  }
  const refused = async (cache: string, variant: string) => {
    const dataDir = path.join(cache, 'data');
    mkdirSync(dataDir);
    const env = { ...process.env, CACHE_DIR: cache, DATA_DIR: dataDir, PORT: '31998', WHISPER_CPU_VARIANT: variant };
    const outcome: unknown = await promisify(execFile)(process.execPath, [start], { env }).catch((error) => error);
    return outcome as { code: number; stderr: string };
  };
  const unable = 'int ggml_backend_score(void) { return 0; }';
  const crashing = 'int ggml_backend_score(void) { return 1; } void * ggml_backend_init(void) { __builtin_trap(); }';

  it.each([
    ['was not built', 'unable', unable, 'i960', /^The CPU variant i960 was not built: there are .*--variants i960"\.$/],
    ['ggml says that it cannot run', 'unable', unable, 'unable', /^This CPU cannot run the CPU variant unable\.$/],
    [
      'dies of an illegal instruction',
      'dying',
      crashing,
      'dying',
      /^This CPU cannot run .* dying \(.*SIG(ILL|TRAP|SEGV).*\)\.$/,
    ],
  ])(
    'refuses one that %s',
    async (_, name, source, wanted, sentence) => {
      const { code, stderr } = await refused(cacheWith(name, source), wanted);
      const [, said = stderr] = /^WHISPER_CPU_VARIANT is "\w+": (.*)\n$/.exec(stderr) ?? [];
      expect(said).toMatch(sentence);
      expect(code).toBe(1);
    },
    timeoutMs,
  );
});
