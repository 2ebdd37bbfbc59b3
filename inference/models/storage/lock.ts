import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { isMissing } from '../model-error.ts';
import type { Reporting } from '../progress.ts';

/** The holder touches its lock this often... */
const heartbeatMs = 2_000;
/** ...and counts as dead when it has not for this long (a process on another machine or in another container). */
const staleMs = 15_000;
const pollMs = 200;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const isAbandoned = async (path: string): Promise<boolean> => {
  try {
    const [host, pid] = (await readFile(path, 'utf8')).split(' ');
    if (host === hostname() && pid && !isAlive(Number(pid))) return true;
    return Date.now() - (await stat(path)).mtimeMs > staleMs;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
};

const tryLock = async (path: string): Promise<boolean> => {
  try {
    await writeFile(path, `${hostname()} ${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Runs `work` while no other process (or other call in this one) holds the lock file. A lock left behind by a killed
 * process is taken over.
 */
export const withLock = async <Result>(
  path: string,
  work: () => Promise<Result>,
  { onNote, signal }: Reporting = {},
): Promise<Result> => {
  for (let attempt = 0; !(await tryLock(path)); attempt++) {
    if (await isAbandoned(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (attempt === 1) onNote?.('Waiting for another process that is fetching the same model.');
    await delay(pollMs, undefined, { signal });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A lost touch does no harm: the next one follows within the time that makes a lock stale.
    utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
};
