// Runs a command of a workspace, on a machine where nothing is prepared too: node infra/run.mjs inference models ARGUMENTS
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planBuild } from './prepare/bundles.mjs';
import { installDependencies } from './prepare/dependencies.mjs';
import { lockProject } from './prepare/lock-project.mjs';
import { createProgress } from './prepare/progress.mjs';
import { isRefusal } from './prepare/refusal.mjs';

const [workspace = '', command = '', ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

// On stderr: what the command prints may be read by a program.
const progress = createProgress(process.stderr);
const options = { root, progress, environment: process.env, signal: new AbortController().signal };
try {
  const lock = await lockProject(options);
  try {
    await installDependencies({ ...options, development: false });
    await planBuild(options)?.servers();
  } finally {
    lock.release();
  }
} catch (error) {
  if (!isRefusal(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
} finally {
  progress.close();
}
const child = spawn(process.execPath, [join(root, workspace, 'dist', command, 'cli.js'), ...rest], {
  stdio: 'inherit',
});
// The terminal's Ctrl-C reaches the command as well: it ends by itself, and its exit code is the answer.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
