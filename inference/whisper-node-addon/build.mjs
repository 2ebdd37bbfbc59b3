// Builds the addon for this machine: `npm run addon -- [--all-variants] [--force]`, or `buildAddon` from elsewhere.
// Plain Node; needs the npm packages, cmake, make or ninja, and a C++ compiler.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AddonError } from './build/addon-error.mjs';
import { compile } from './build/compile.mjs';
import { variantsToBuild } from './build/cpu-variants.mjs';
import { nativeSources } from './build/native-sources.mjs';
import { selfTest } from './build/self-test.mjs';
import { findCmake, findCompiler, noToolchain } from './build/toolchain.mjs';

export { AddonError } from './build/addon-error.mjs';

/**
 * What a finished folder was built from, in its `built.json`.
 * @typedef {{ sources: string, platform: string, compiler: string, variants: string[] }} Built
 */

/** Whether another process is done with the same build; it takes a minute or more. */
const otherBuildPollMs = 500;

/** @param {string} directory @returns {Built | undefined} undefined where there is no finished addon */
function readBuilt(directory) {
  const file = join(directory, 'built.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} root @returns {string | undefined} the folder that `findAddon` would give */
function currentDirectory(root) {
  const file = join(root, 'current');
  return existsSync(file) ? join(root, readFileSync(file, 'utf8').trim()) : undefined;
}

/** @param {string} root @param {string} name */
function makeCurrent(root, name) {
  const part = join(root, `current.${process.pid}.part`);
  writeFileSync(part, `${name}\n`);
  renameSync(part, join(root, 'current'));
}

/** Leftovers of builds that were killed. Their names end in the process's id. @param {string} root */
function removeAbandoned(root) {
  for (const name of readdirSync(root)) {
    const pid = /^\.(?:build|new|old)-.*-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/**
 * Two builds at once would take twice as long each: the later one waits for what the other makes.
 * @param {string} root
 * @param {string} name
 * @param {AbortSignal | undefined} signal
 */
async function waitForOtherBuild(root, name, signal) {
  const others = () =>
    readdirSync(root).some((entry) => entry.startsWith(`.build-${name}-`) && !entry.endsWith(`-${process.pid}`));
  while (others()) {
    await setTimeout(otherBuildPollMs, undefined, signal && { signal });
    removeAbandoned(root);
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Puts the finished folder in its place; where another process was faster, its folder stays.
 * @param {string} finished
 * @param {string} directory
 * @param {boolean} replace
 */
function moveIntoPlace(finished, directory, replace) {
  if (replace && existsSync(directory)) {
    const old = `${finished.replace('.new-', '.old-')}`;
    renameSync(directory, old);
    rmSync(old, { recursive: true, force: true });
  }
  try {
    renameSync(finished, directory);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}

/**
 * Builds the addon, unless `cacheDir` has one of the same sources, compiler and CPU variants, and tests it on this CPU.
 * An addon that was built elsewhere of the same sources serves where there is no compiler.
 * @param {object} options
 * @param {string} options.cacheDir the addon goes to `addon/` in it
 * @param {boolean} [options.allVariants] every CPU variant, for packaging; default: what this CPU can use
 * @param {boolean} [options.force] build even if it is there
 * @param {import('./build/compile.mjs').OnProgress} [options.onProgress] `total` changes when cmake has counted the files
 * @param {AbortSignal} [options.signal] rejects with an AbortError; nothing half-written stays
 * @returns {Promise<{ directory: string, cached: boolean, variant: string }>} variant: what ggml chooses on this CPU
 * @throws {AddonError} `no_toolchain`, `build_failed`, `self_test_failed`
 */
export async function buildAddon({
  cacheDir,
  allVariants = false,
  force = false,
  onProgress = () => undefined,
  signal,
}) {
  const root = join(cacheDir, 'addon');
  const variants = variantsToBuild({ all: allVariants });
  if (variants.length === 0) throw new AddonError('build_failed', `ggml has no CPU variants for ${process.arch}`);
  const sources = nativeSources();
  const compiler = await findCompiler();
  const platform = `${process.platform}-${process.arch}`;

  const current = currentDirectory(root);
  const built = current && readBuilt(current);
  if (!force && current && built && built.sources === sources.hash && built.platform === platform) {
    const complete = variants.every((variant) => built.variants.includes(variant));
    if (!compiler || (complete && built.compiler === compiler.compilerId)) {
      const { variant } = await selfTest(current, signal);
      return { directory: current, cached: true, variant };
    }
  }

  const cmake = await findCmake();
  if (!compiler || !cmake) throw noToolchain();
  /** @type {Built} */
  const wanted = { sources: sources.hash, platform, compiler: compiler.compilerId, variants };
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
    const { generator } = cmake;
    await compile({ sources, compiler, generator, variants, buildDirectory, outputDirectory, onProgress, signal });
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

async function main() {
  const unknown = process.argv.slice(2).filter((argument) => !['--all-variants', '--force'].includes(argument));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. Usage: npm run addon -- [--all-variants] [--force]`);
    process.exitCode = 2;
    return;
  }
  const ending = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(name, () => ending.abort(name));
  let shown = '';
  try {
    const { directory, cached, variant } = await buildAddon({
      cacheDir: cacheDirectory(),
      allVariants: process.argv.includes('--all-variants'),
      force: process.argv.includes('--force'),
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
