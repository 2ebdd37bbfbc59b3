import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { killGroup } from './family.mjs';

/** Enough to see a reason, few enough to read. */
const keptLines = 15;

/**
 * Runs a program to its end and keeps the last lines of what it wrote (both streams). An abort ends it with all it started.
 * @param {string} command
 * @param {string[]} args
 * @param {{
 *   cwd?: string,
 *   env?: NodeJS.ProcessEnv,
 *   signal?: AbortSignal,
 *   family?: import('./family.mjs').Family | undefined,
 *   onLine?: (line: string) => void,
 * }} options
 * @returns {Promise<{ ok: boolean, lastLines: string[] }>} `ok`: exit code 0. A program that is not there is not ok.
 * @throws the signal's reason when aborted
 */
export async function run(command, args, { cwd, env, signal, family, onLine } = {}) {
  signal?.throwIfAborted();
  /** @type {string[]} */
  const lastLines = [];
  const keep = (/** @type {string} */ line) => {
    if (line.trim() === '') return;
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    onLine?.(line);
  };
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) family?.add(pid);
  const end = () => pid !== undefined && killGroup(pid, 'SIGTERM');
  signal?.addEventListener('abort', end);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      keep(error.message);
      resolve(undefined);
    });
    child.on('close', resolve);
  });
  signal?.removeEventListener('abort', end);
  if (pid !== undefined) family?.remove(pid);
  signal?.throwIfAborted();
  return { ok: code === 0, lastLines };
}
