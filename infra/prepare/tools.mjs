import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './command.mjs';

/**
 * Programs that the product builds or fetches with, and the packages that hold them.
 * @typedef {{ name: string, programs: string[], debian: string, fedora: string }} Tool any one of `programs` will do
 */

/** What builds the recogniser for this CPU. @type {Tool[]} */
export const buildTools = [
  { name: 'cmake', programs: ['cmake'], debian: 'cmake', fedora: 'cmake' },
  { name: 'a C++ compiler', programs: ['c++', 'g++', 'clang++'], debian: 'g++', fedora: 'gcc-c++' },
  { name: 'make or ninja', programs: ['ninja', 'make'], debian: 'ninja-build', fedora: 'ninja-build' },
];

/** Needed only where models come from a package index instead of Hugging Face or a mirror. @type {Tool} */
export const pip = { name: 'pip', programs: ['pip3', 'pip'], debian: 'python3-pip', fedora: 'python3-pip' };

/** An apt that failed (no network, no right mirror) is not tried at every start. */
const retryAptAfterMs = 24 * 3_600_000;

/**
 * @param {Tool[]} tools
 * @param {string | undefined} path as PATH
 * @returns {Tool[]} those of which no program is found
 */
export function missingTools(tools, path) {
  const directories = (path ?? '').split(delimiter).filter(Boolean);
  return tools.filter(
    ({ programs }) =>
      !programs.some((program) => directories.some((directory) => isExecutable(join(directory, program)))),
  );
}

/** @param {Tool[]} missing @returns {string} one message with the commands that bring them */
export function howToGet(missing) {
  const names = missing.map(({ name }) => name).join(', ');
  const packages = (/** @type {'debian' | 'fedora'} */ system) => missing.map((tool) => tool[system]).join(' ');
  return [
    `Missing: ${names}. To get ${missing.length === 1 ? 'it' : 'them'}:`,
    `  Debian, Ubuntu:  sudo apt-get install -y ${packages('debian')}`,
    `  Fedora, RHEL:    sudo dnf install -y ${packages('fedora')}`,
  ].join('\n');
}

/**
 * Installs what is missing with apt where this process may (root on Debian or Ubuntu).
 * @param {Tool[]} tools
 * @param {{
 *   cacheDir: string,
 *   progress: import('./progress.mjs').Progress,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   family: import('./family.mjs').Family,
 * }} options
 * @returns {Promise<Tool[]>} what is still missing
 */
export async function getTools(tools, { cacheDir, progress, environment, signal, family }) {
  const missing = missingTools(tools, environment.PATH);
  if (missing.length === 0 || !mayUseApt(environment.PATH)) return missing;
  const failedBefore = join(cacheDir, `apt-failed-${missing.map(({ debian }) => debian).join('-')}`);
  const failed = statSync(failedBefore, { throwIfNoEntry: false });
  if (failed && Date.now() - failed.mtimeMs < retryAptAfterMs) return missing;

  const packages = missing.map(({ debian }) => debian);
  const task = progress.task(`Installing ${packages.join(', ')} with apt`);
  const apt = (/** @type {string[]} */ args) =>
    run('apt-get', ['-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
      signal,
      family,
      onLine: (detail) => task.update({ detail }),
    });
  // An update may fail for one foreign source and still have brought the list that matters: the install decides.
  await apt(['update']);
  const { ok, lastLines } = await apt(['install', '-y', '--no-install-recommends', ...packages]);
  if (ok) {
    rmSync(failedBefore, { force: true });
    task.done();
  } else {
    mkdirSync(dirname(failedBefore), { recursive: true });
    writeFileSync(failedBefore, lastLines.join('\n'));
    task.failed(`apt could not (${lastLines.at(-1) ?? 'no reason given'})`);
  }
  return missingTools(tools, environment.PATH);
}

/** @param {string | undefined} path */
function mayUseApt(path) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  const system = readFileSync('/etc/os-release', 'utf8');
  return (
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system) &&
    missingTools([{ name: 'apt', programs: ['apt-get'], debian: '', fedora: '' }], path).length === 0
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
