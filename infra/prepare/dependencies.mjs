import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { Refusal } from './refusal.mjs';

/** How often the bar looks at node_modules. */
const lookMs = 500;

/**
 * Install scripts that would fetch GPU builds and sources from elsewhere. npm 11.19 leaves them out by `allowScripts`
 * of package.json; older ones run them, and these switches are theirs.
 */
const quietInstallScripts = { ONNXRUNTIME_NODE_INSTALL: 'skip', NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' };

/**
 * Has npm install what package-lock.json says and node_modules does not hold: for a start what the product runs on and is
 * built with, for tests and tools all of it, twice as many packages.
 * @param {{
 *   root: string,
 *   progress: import('./progress.mjs').Progress,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   development: boolean,
 * }} options
 * @returns {Promise<void>}
 * @throws {Refusal} with npm's last words
 */
export async function installDependencies({ root, progress, environment, signal, development }) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const lock = JSON.parse(lockText);
  const stampFile = join(root, 'node_modules', development ? '.alfavoice-installed' : '.alfavoice-installed-to-run');
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}`;
  if (readIfThere(stampFile) === stamp) return;
  const wanted = requiredPackages(lock, development);
  if (!isInstalled(root, wanted)) {
    // A product that runs from this folder keeps its packages under its feet while those of the tests are added.
    const adds = development && isInstalled(root, requiredPackages(lock, false));
    const task = progress.task('Installing npm packages');
    const topLevel = [...wanted.keys()].filter((path) => path.lastIndexOf('node_modules/') === 0);
    const timer = setInterval(() => {
      const there = topLevel.filter((path) => existsSync(join(root, path, 'package.json'))).length;
      task.update({ fraction: there / topLevel.length, detail: `${there} of ${topLevel.length}` });
    }, lookMs);
    const { ok, lastLines } = await run(
      'npm',
      [
        ...(adds ? ['install', '--no-save'] : ['ci']),
        // Whatever NODE_ENV says.
        development ? '--include=dev' : '--omit=dev',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ],
      { cwd: root, env: { ...environment, ...quietInstallScripts }, signal },
    );
    clearInterval(timer);
    if (!ok) {
      task.failed('failed');
      throw new Refusal(
        `${lastLines.join('\n')}\nThe npm packages could not be installed. Check that this machine reaches an npm registry (npm ping) and has disk space, then start again.`,
      );
    }
    task.done(`${wanted.size} packages`);
  }
  writeFileSync(stampFile, stamp);
}

/**
 * By npm's own record, so that what someone installed by hand counts.
 * @param {string} root @param {Map<string, string>} wanted
 */
function isInstalled(root, wanted) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const there = requiredPackages(JSON.parse(record), true);
  return [...wanted].every(([path, version]) => there.get(path) === version);
}

/**
 * @param {{
 *   packages: Record<string, { version?: string, link?: boolean, optional?: boolean, dev?: boolean, devOptional?: boolean }>,
 * }} lock
 * @param {boolean} development whether those of tests and tools are wanted too
 * @returns {Map<string, string>} version by path; optional packages may rightly be absent
 */
export function requiredPackages({ packages }, development) {
  return new Map(
    Object.entries(packages)
      .filter(([path, { link, optional }]) => path.includes('node_modules/') && !link && !optional)
      .filter(([, { dev, devOptional }]) => development || !(dev || devOptional))
      .map(([path, { version = '' }]) => [path, version]),
  );
}

/** @param {string} file */
const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
