import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { fingerprint } from './fingerprint.mjs';
import { Refusal } from './refusal.mjs';

const sources = [
  'package-lock.json',
  'turbo.json',
  'db',
  'inference',
  'gateway',
  'pwa',
  'extension',
  'infra/bundle.mjs',
  'infra/package.json',
  'infra/tsconfig.base.json',
  'infra/prepare',
  'infra/start',
  'infra/backup',
];

/** What a start needs; one that is gone is built again even though no source changed. */
const outputs = [
  'infra/dist/start/supervisor.js',
  'infra/dist/backup/cli.js',
  'inference/dist/worker/main.js',
  'gateway/dist/server/main.js',
  'pwa/dist/index.html',
  'extension/dist/chrome/manifest.json',
  'extension/dist/firefox/manifest.json',
];

/**
 * @typedef {{
 *   root: string,
 *   progress: import('./progress.mjs').Progress,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   family?: import('./family.mjs').Family | undefined,
 * }} BuildOptions
 * @typedef {{ servers(): Promise<void>, frontEnds(): Promise<void> }} Build in this order; both throw a Refusal
 */

/**
 * Looks whether anything must be built since the last start. turbo then builds only the packages that changed.
 * @param {BuildOptions} options
 * @returns {Build | undefined} undefined: all is up to date
 */
export function planBuild(options) {
  const stampFile = join(options.root, 'infra', 'dist', 'built');
  const stamp = fingerprint(options.root, sources);
  const isBuilt = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isBuilt && outputs.every((file) => existsSync(join(options.root, file)))) return undefined;
  return {
    servers: () => turboBuild(options, 'Building the servers', ['@alfavoice/infra']),
    async frontEnds() {
      await turboBuild(options, 'Building the app and the extensions', ['@alfavoice/pwa', '@alfavoice/extension']);
      mkdirSync(join(options.root, 'infra', 'dist'), { recursive: true });
      writeFileSync(stampFile, stamp);
    },
  };
}

/** @param {BuildOptions} options @param {string} label @param {string[]} packages with all they are made of */
async function turboBuild({ root, progress, environment, signal, family }, label, packages) {
  const task = progress.task(label);
  const { ok, lastLines } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
      'run',
      'build',
      ...packages.map((name) => `--filter=${name}`),
      '--output-logs=errors-only',
      '--no-color',
    ],
    {
      cwd: root,
      env: { ...environment, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NODE_ENV: 'production' },
      signal,
      family,
    },
  );
  if (ok) return task.done();
  task.failed('failed');
  throw new Refusal(
    `${lastLines.join('\n')}\n${label} failed. In an unchanged copy of the project, remove node_modules and start again.`,
  );
}
