import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from './configuration.mjs';
import { prepareDirectories } from './directories.mjs';
import { createFamily, endLeftBehind } from './family.mjs';
import { takeLock } from './lock.mjs';
import { needFreePort } from './port.mjs';
import { prepare } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { isRefusal, Refusal } from './refusal.mjs';
import { onStopSignals } from './signals.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {{
 *   root: string,
 *   configuration: import('./configuration.mjs').Configuration,
 *   progress: import('./progress.mjs').Progress,
 *   family: import('./family.mjs').Family,
 *   signal: AbortSignal,
 * }} StartContext `signal` aborts when the person wants it to end
 */

/** The whole life of `npm start`. @returns {Promise<number>} the exit code */
export async function start() {
  const progress = createProgress(process.stdout);
  const stopping = new AbortController();
  // Whoever read the output may be gone (`npm start | head`): that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const configuration = configure();
    const lock = lockDataDir(configuration.dataDir);
    const family = createFamily(lock);
    onStopSignals({
      onStop: () => stopping.abort(),
      onForce() {
        family.kill();
        lock.release();
        process.exit(1);
      },
    });
    try {
      await endLeftBehind(lock.leftBehind);
      await needFreePort(configuration);
      const context = { root, configuration, progress, family, signal: stopping.signal };
      const { supervise } = await prepare(context);
      return await supervise(context);
    } finally {
      lock.release();
    }
  } catch (error) {
    progress.close();
    if (stopping.signal.aborted) return 0;
    process.stderr.write(`${isRefusal(error) ? error.message : inspect(error)}\n`);
    return 1;
  } finally {
    progress.close();
  }
}

/** @throws {Refusal} one sentence per bad value, or about a folder that cannot be used */
function configure() {
  const environmentFile = join(root, '.env');
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  const reading = readConfiguration(process.env, root);
  if (!reading.ok) throw new Refusal(reading.problems.join('\n'));
  prepareDirectories(reading.configuration);
  return reading.configuration;
}

/** @param {string} dataDir */
function lockDataDir(dataDir) {
  const lock = takeLock(join(dataDir, 'lock'));
  if (lock.taken) return lock;
  throw new Refusal(
    `AlfaVoice already runs with DATA_DIR ${dataDir} (process ${lock.owner.pid}): stop that one first, or set DATA_DIR and PORT to run a second installation beside it.`,
  );
}

/** A bug, not a refusal: whoever mends it needs the stack. @param {unknown} error */
const inspect = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
