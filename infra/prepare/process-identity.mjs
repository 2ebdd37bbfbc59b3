import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process and when it began: a pid alone may belong to another program by the time it is read again.
 * `startTime` is opaque: the kernel's ticks on Linux, `ps` text elsewhere; null when it cannot be known.
 * @typedef {{ pid: number, startTime: string | null }} ProcessIdentity
 */

/** @param {number} pid @returns {ProcessIdentity} */
export const identify = (pid) => ({ pid, startTime: startTimeOf(pid) });

/**
 * @param {ProcessIdentity} identity
 * @returns {boolean} whether that very process still runs (a zombie does not)
 */
export function isAlive({ pid, startTime }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and someone else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return startTime === null || startTimeOf(pid) === startTime;
}

/** @param {number} pid @returns {string | null} */
function startTimeOf(pid) {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; proc(5) counts the state as field 3 and the start time as field 22.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}
