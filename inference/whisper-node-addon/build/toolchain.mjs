import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AddonError } from './addon-error.mjs';

const run = promisify(execFile);

/**
 * @typedef {object} Toolchain
 * @property {string} cc C compiler
 * @property {string} cxx C++ compiler
 * @property {string} compilerId first line of what it says of itself: part of the build's hash
 */

/** @param {string} command @returns {Promise<string | undefined>} first line of `command --version` */
async function version(command) {
  try {
    const { stdout } = await run(command, ['--version']);
    return stdout.split('\n', 1)[0];
  } catch {
    return undefined;
  }
}

/**
 * The first pair of compilers on the path.
 * @returns {Promise<Toolchain | undefined>}
 */
export async function findCompiler() {
  for (const [cxx, cc] of /** @type {const} */ ([
    ['c++', 'cc'],
    ['g++', 'gcc'],
    ['clang++', 'clang'],
  ])) {
    const [compilerId, c] = await Promise.all([version(cxx), version(cc)]);
    if (compilerId && c) return { cc, cxx, compilerId };
  }
  return undefined;
}

/** @returns {Promise<{ generator: 'Ninja' | 'Unix Makefiles' } | undefined>} undefined without cmake or a make tool */
export async function findCmake() {
  const [cmake, ninja, make] = await Promise.all(['cmake', 'ninja', 'make'].map(version));
  if (!cmake || !(ninja || make)) return undefined;
  return { generator: ninja ? 'Ninja' : 'Unix Makefiles' };
}

/** What to tell a person who has no compiler. */
export function noToolchain() {
  return new AddonError(
    'no_toolchain',
    'Building the speech library needs a C++ compiler, make and cmake (Debian, Ubuntu: apt install g++ make cmake; macOS: xcode-select --install and brew install cmake).',
  );
}
