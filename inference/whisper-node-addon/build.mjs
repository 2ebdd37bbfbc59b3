// Builds the addon for this machine: `npm run addon -- [--all-variants] [--variants NAME,NAME] [--force]`, or `buildAddon`
// from elsewhere.
// Plain Node; needs the npm packages, cmake, make or ninja, and a C++ compiler.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AddonError } from './build/addon-error.mjs';
import { compile } from './build/compile.mjs';
import { byPreference, knownVariants, variantsToBuild } from './build/cpu-variants.mjs';
import { nativeSources } from './build/native-sources.mjs';
import { selfTest } from './build/self-test.mjs';
import {
  builtElsewhere,
  copyInto,
  currentDirectory,
  makeCurrent,
  moveIntoPlace,
  readBuilt,
  removeAbandoned,
  variantsThere,
  waitForOtherBuild,
} from './build/store.mjs';
import { findCmake, findCompiler, noToolchain } from './build/toolchain.mjs';

export { AddonError } from './build/addon-error.mjs';
export { testVariant } from './build/self-test.mjs';

/** @typedef {import('./build/store.mjs').Built} Built */

/**
 * What a build is to hold: the variants asked for, and those that were built of the same ggml before.
 * @param {{ root: string, allVariants: boolean, variants: readonly string[], compiler: string }} options
 * @returns {Built}
 */
function wantedBuild({ root, allVariants, variants, compiler }) {
  const known = knownVariants();
  if (known.length === 0) throw new AddonError('build_failed', `ggml has no CPU variants for ${process.arch}`);
  const unknown = variants.filter((variant) => !known.includes(variant));
  if (unknown.length > 0)
    throw new AddonError('no_variant', `There is no CPU variant ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  const sources = nativeSources();
  const wanted = {
    sources: sources.hash,
    variantSources: sources.variantsHash,
    platform: `${process.platform}-${process.arch}`,
    compiler,
    variants: [...variantsToBuild({ all: allVariants }), ...variants],
    whisperVersion: sources.whisperVersion,
  };
  return { ...wanted, variants: byPreference([...new Set([...wanted.variants, ...variantsThere(root, wanted)])]) };
}

/**
 * The addon in use, if it is of these sources and has all that is wanted. Where there is no compiler it need not have
 * all: it came from elsewhere.
 * @param {string} root
 * @param {Built} wanted
 * @param {boolean} canBuild
 */
function currentAddon(root, wanted, canBuild) {
  const directory = currentDirectory(root);
  const built = directory && readBuilt(directory);
  if (!built || built.sources !== wanted.sources || built.platform !== wanted.platform) return undefined;
  const complete =
    built.compiler === wanted.compiler && wanted.variants.every((variant) => built.variants.includes(variant));
  return complete || !canBuild ? directory : undefined;
}

/**
 * Builds the addon, unless `cacheDir` has one of the same sources, compiler and CPU variants, and tests it on this CPU.
 * What an earlier build has of it is copied. An addon that was built elsewhere of the same sources serves where there is
 * no compiler.
 * @param {object} options
 * @param {string} options.cacheDir the addon goes to `addon/` in it
 * @param {boolean} [options.allVariants] every CPU variant, for packaging; default: what this CPU can use
 * @param {readonly string[]} [options.variants] besides those
 * @param {boolean} [options.force] build all anew even if it is there
 * @param {import('./build/compile.mjs').OnProgress} [options.onProgress] `total` changes when cmake has counted the files
 * @param {AbortSignal} [options.signal] rejects with an AbortError; nothing half-written stays
 * @returns {Promise<{ directory: string, cached: boolean, variant: string }>} variant: what runs on this CPU
 * @throws {AddonError} `no_toolchain`, `no_variant` (an unknown name), `build_failed`, `self_test_failed`
 */
export async function buildAddon({
  cacheDir,
  allVariants = false,
  variants = [],
  force = false,
  onProgress = () => undefined,
  signal,
}) {
  const root = join(cacheDir, 'addon');
  const compiler = await findCompiler();
  const wanted = wantedBuild({ root, allVariants, variants, compiler: compiler?.compilerId ?? '' });
  const current = force ? undefined : currentAddon(root, wanted, compiler !== undefined);
  if (current) return { directory: current, cached: true, variant: (await selfTest(current, signal)).variant };

  const cmake = await findCmake();
  if (!compiler || !cmake) throw noToolchain();
  const name = createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 16);
  const directory = join(root, name);
  mkdirSync(root, { recursive: true });
  removeAbandoned(root);
  await waitForOtherBuild(root, name, signal);
  if (!force && readBuilt(directory)) {
    const { variant } = await selfTest(directory, signal);
    makeCurrent(root, name);
    return { directory, cached: true, variant };
  }

  const buildDirectory = join(root, `.build-${name}-${process.pid}`);
  const outputDirectory = join(root, `.new-${name}-${process.pid}`);
  try {
    const had = force ? { core: [], variants: new Map() } : builtElsewhere(root, wanted);
    copyInto([...had.core, ...had.variants.values()], outputDirectory);
    const missing = wanted.variants.filter((variant) => !had.variants.has(variant));
    const targets = [
      ...(had.core.length > 0 ? [] : ['whisper_addon']),
      ...missing.map((variant) => `ggml-cpu-${variant}`),
    ];
    if (targets.length > 0) {
      const { generator } = cmake;
      await compile({
        sources: nativeSources(),
        compiler,
        generator,
        targets,
        buildDirectory,
        outputDirectory,
        onProgress,
        signal,
      });
    }
    const { variant } = await selfTest(outputDirectory, signal);
    writeFileSync(join(outputDirectory, 'built.json'), JSON.stringify(wanted));
    moveIntoPlace(outputDirectory, directory, force);
    makeCurrent(root, name);
    return { directory, cached: false, variant };
  } finally {
    rmSync(buildDirectory, { recursive: true, force: true });
    rmSync(outputDirectory, { recursive: true, force: true });
  }
}

/** CACHE_DIR as the start command understands it. */
function cacheDirectory() {
  const { CACHE_DIR, XDG_CACHE_HOME } = process.env;
  if (CACHE_DIR) return CACHE_DIR;
  return join(XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'alfavoice');
}

const usage = 'Usage: npm run addon -- [--all-variants] [--variants NAME,NAME] [--force]';

/** @param {string[]} args */
function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: { 'all-variants': { type: 'boolean' }, variants: { type: 'string' }, force: { type: 'boolean' } },
  });
  return {
    allVariants: values['all-variants'] ?? false,
    variants: values.variants?.split(',').filter(Boolean) ?? [],
    force: values.force ?? false,
  };
}

async function main() {
  let wanted;
  try {
    wanted = readArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const ending = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(name, () => ending.abort(name));
  let shown = '';
  try {
    const { directory, cached, variant } = await buildAddon({
      ...wanted,
      cacheDir: cacheDirectory(),
      signal: ending.signal,
      onProgress: ({ done, total, label }) => {
        const line = `${Math.floor((100 * done) / total)} % ${label}`;
        if (line !== shown) console.log(line);
        shown = line;
      },
    });
    console.log(`${cached ? 'already built' : 'built'}: ${directory} (CPU variant ${variant})`);
  } catch (error) {
    if (!(error instanceof Error) || !(error instanceof AddonError || error.name === 'AbortError')) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
