import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitForLock } from './lock.mjs';

/**
 * Two starts of one copy of the project (with their own DATA_DIR) must not build over each other: the second waits.
 * @param {{ root: string, progress: import('./progress.mjs').Progress, signal: AbortSignal }} options
 */
export function lockProject({ root, progress, signal }) {
  const directory = join(root, 'infra', 'dist');
  mkdirSync(directory, { recursive: true });
  return waitForLock(
    join(directory, 'lock'),
    (pid) => progress.say(`Another start (process ${pid}) is building: waiting for it.`),
    signal,
  );
}
