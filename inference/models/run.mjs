// `npm run models -- ...`: bundles the command when its sources are newer than the bundle, then runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const models = dirname(fileURLToPath(import.meta.url));
const inference = dirname(models);
const root = dirname(inference);
const bundle = join(inference, 'dist', 'models', 'cli.js');

/** @param {string} path */
const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const sources = [models, join(inference, 'whisper-node-addon', 'src')]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));

if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  process.stderr.write('The dependencies are not installed: run npm ci first.\n');
  process.exit(1);
}
if (sources.some((source) => modified(source) >= modified(bundle))) {
  const { status } = spawnSync(process.execPath, [join(root, 'infra', 'bundle.mjs'), 'models/cli.ts'], {
    cwd: inference,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
await import(pathToFileURL(bundle).href);
