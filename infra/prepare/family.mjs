import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './process-identity.mjs';

/**
 * The processes that this start has running, noted in its lock: should it be killed, the next start finds and ends them.
 * Each leads a process group of its own, so a Ctrl-C in the terminal reaches this process alone and the order of ending is ours.
 * @typedef {{ add(pid: number): void, remove(pid: number): void, kill(): void }} Family `kill`: all at once, unasked
 */

const lookMs = 50;
/** A gateway that lost its parent still writes what it holds. */
const graceMs = 5_000;

/** @param {import('./lock.mjs').Lock} lock @returns {Family} */
export function createFamily(lock) {
  /** @type {Set<number>} */
  const pids = new Set();
  return {
    add(pid) {
      pids.add(pid);
      lock.setChildren([...pids]);
    },
    remove(pid) {
      if (pids.delete(pid)) lock.setChildren([...pids]);
    },
    kill() {
      for (const pid of pids) killGroup(pid, 'SIGKILL');
    },
  };
}

/**
 * Ends processes that a killed start left: they are asked first, then killed with their groups.
 * @param {import('./process-identity.mjs').ProcessIdentity[]} processes
 */
export async function endLeftBehind(processes) {
  for (const { pid } of processes.filter(isAlive)) killGroup(pid, 'SIGTERM');
  const deadlineMs = Date.now() + graceMs;
  while (processes.some(isAlive) && Date.now() < deadlineMs) await delay(lookMs);
  for (const { pid } of processes.filter(isAlive)) killGroup(pid, 'SIGKILL');
  while (processes.some(isAlive)) await delay(lookMs);
}

/** @param {number} pid a group's leader @param {NodeJS.Signals} signal */
export function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it ended in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
