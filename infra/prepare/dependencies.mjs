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
 * Runs `npm ci` when node_modules is not what package-lock.json says.
 * @param {{ root: string, progress: import('./progress.mjs').Progress, environment: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<void>}
 * @throws {Refusal} with npm's last words
 */
export async function installDependencies({ root, progress, environment, signal }) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stampFile = join(root, 'node_modules', '.alfavoice-installed');
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}`;
  if (readIfThere(stampFile) === stamp) return;
  const wanted = requiredPackages(JSON.parse(lockText));
  if (!isInstalledByHand(root, wanted)) {
    const task = progress.task('Installing npm packages');
    const topLevel = [...wanted.keys()].filter((path) => path.lastIndexOf('node_modules/') === 0);
    const timer = setInterval(() => {
      const there = topLevel.filter((path) => existsSync(join(root, path, 'package.json'))).length;
      task.update({ fraction: there / topLevel.length, detail: `${there} of ${topLevel.length}` });
    }, lookMs);
    const { ok, lastLines } = await run(
      'npm',
      // Building needs the development packages, whatever NODE_ENV says.
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
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
 * Whether someone ran `npm ci` or `npm install` already: npm's own record lists every package that this machine must have.
 * @param {string} root @param {Map<string, string>} wanted
 */
function isInstalledByHand(root, wanted) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const there = requiredPackages(JSON.parse(record));
  return [...wanted].every(([path, version]) => there.get(path) === version);
}

/**
 * @param {{ packages: Record<string, { version?: string, link?: boolean, optional?: boolean }> }} lock
 * @returns {Map<string, string>} version by path; optional packages may rightly be absent
 */
export function requiredPackages({ packages }) {
  return new Map(
    Object.entries(packages)
      .filter(([path, { link, optional }]) => path.includes('node_modules/') && !link && !optional)
      .map(([path, { version = '' }]) => [path, version]),
  );
}

/** @param {string} file */
const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
