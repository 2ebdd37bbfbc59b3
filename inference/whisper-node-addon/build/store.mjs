import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * What a finished folder was built from, in its `built.json`.
 * @typedef {object} Built
 * @property {string} sources hash of all that is compiled
 * @property {string} variantSources hash of what the CPU variants alone are made of
 * @property {string} platform
 * @property {string} compiler
 * @property {string[]} variants
 * @property {string} whisperVersion
 */

/** Whether another process is done with the same build; it takes a minute or more. */
const otherBuildPollMs = 500;

/** @param {string} directory @returns {Built | undefined} undefined where there is no finished addon */
export function readBuilt(directory) {
  const file = join(directory, 'built.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} root @returns {string | undefined} the folder that `findAddon` would give */
export function currentDirectory(root) {
  const file = join(root, 'current');
  return existsSync(file) ? join(root, readFileSync(file, 'utf8').trim()) : undefined;
}

/** @param {string} root @param {string} name */
export function makeCurrent(root, name) {
  const part = join(root, `current.${process.pid}.part`);
  writeFileSync(part, `${name}\n`);
  renameSync(part, join(root, 'current'));
}

/** Leftovers of builds that were killed. Their names end in the process's id. @param {string} root */
export function removeAbandoned(root) {
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
export async function waitForOtherBuild(root, name, signal) {
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
export function moveIntoPlace(finished, directory, replace) {
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

/** @param {string} file of an addon @returns {string | undefined} `haswell` of `libggml-cpu-haswell.so` */
const variantOf = (file) => /^libggml-cpu-(.+)\.so$/.exec(file)?.[1];
export const isLibrary = (/** @type {string} */ file) => /\.(node|so|dylib)$/.test(file);

/**
 * What lies built already in some folder of `root`. CPU variants depend on ggml and the compiler only, so a change of our
 * own code does not cost them again; the rest must be of the same sources.
 * @param {string} root
 * @param {Built} wanted
 * @returns {{ core: string[], variants: Map<string, string> }} files: the addon with ggml's base library (none or all), the
 *   library of each CPU variant
 */
export function builtElsewhere(root, wanted) {
  /** @type {string[]} */
  let core = [];
  /** @type {Map<string, string>} */
  const variants = new Map();
  for (const name of readdirSync(root).filter((name) => !name.startsWith('.'))) {
    const directory = join(root, name);
    const built = readBuilt(directory);
    if (!built || !isOfSameVariants(built, wanted)) continue;
    const files = readdirSync(directory).filter(isLibrary);
    const pathOf = (/** @type {string} */ file) => join(directory, file);
    if (built.sources === wanted.sources) core = files.filter((file) => !variantOf(file)).map(pathOf);
    for (const file of files) {
      const variant = variantOf(file);
      if (variant && built.variants.includes(variant) && wanted.variants.includes(variant))
        variants.set(variant, pathOf(file));
    }
  }
  return { core, variants };
}

/**
 * @param {string} root
 * @param {Pick<Built, 'variantSources' | 'platform' | 'compiler'>} wanted
 * @returns {string[]} names of the CPU variants that lie built in some folder of `root`, not each once
 */
export function variantsThere(root, wanted) {
  const names = existsSync(root) ? readdirSync(root).filter((name) => !name.startsWith('.')) : [];
  return names.flatMap((name) => {
    const built = readBuilt(join(root, name));
    return built && isOfSameVariants(built, wanted) ? built.variants : [];
  });
}

/**
 * Whether CPU variants of the one can be used by the other.
 * @param {Built} built
 * @param {Pick<Built, 'variantSources' | 'platform' | 'compiler'>} wanted
 */
const isOfSameVariants = (built, wanted) =>
  built.variantSources === wanted.variantSources &&
  built.platform === wanted.platform &&
  built.compiler === wanted.compiler;

/** @param {readonly string[]} files @param {string} directory made when it is not there */
export function copyInto(files, directory) {
  mkdirSync(directory, { recursive: true });
  for (const file of files) cpSync(file, join(directory, basename(file)), { dereference: true });
}
