import {
  closeSync,
  constants,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isAlive } from './process-identity.mjs';

const lookMs = 200;
/** A record is filled up to this and later written over in place: a disk without a free byte takes it. Room for 80 children. */
const recordBytes = 4096;

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{ owner: ProcessIdentity, children: ProcessIdentity[] }} LockRecord
 * @typedef {{
 *   taken: true,
 *   leftBehind: ProcessIdentity[],
 *   setChildren(pids: number[]): void,
 *   release(): void,
 * }} Lock `leftBehind`: children of a dead owner that still live
 */

/**
 * Takes a lock file for this process, or says who has it. One that a dead process left is taken over.
 * @param {string} file
 * @returns {Lock | { taken: false, owner: ProcessIdentity }}
 */
export function takeLock(file) {
  /** @type {LockRecord} */
  const record = { owner: identify(process.pid), children: [] };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, written(record), { mode: 0o600 });
  /** @type {ProcessIdentity[]} */
  let leftBehind = [];
  try {
    // link(2) fails when the name exists: of two that try at once, one wins.
    while (!linked(draft, file)) {
      const found = readRecord(file);
      if (found && isAlive(found.owner)) return { taken: false, owner: found.owner };
      if (found) leftBehind = found.children.filter(isAlive);
      renameIfThere(file, `${draft}.stale`);
      // Between the look and the rename another start may have taken it over: then it gets its lock back.
      const moved = readRecord(`${draft}.stale`);
      if (moved && isAlive(moved.owner)) linked(`${draft}.stale`, file);
    }
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}.stale`, { force: true });
  }
  return {
    taken: true,
    leftBehind,
    setChildren(pids) {
      record.children = pids.map(identify);
      const lock = openSync(file, constants.O_WRONLY | constants.O_CREAT, 0o600);
      try {
        writeSync(lock, written(record), 0);
      } finally {
        closeSync(lock);
      }
    },
    release: () => rmSync(file, { force: true }),
  };
}

/**
 * Takes a lock as soon as its owner gives it back or dies.
 * @param {string} file
 * @param {(owner: number) => void} onWaiting told once
 * @param {AbortSignal} signal
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, onWaiting, signal) {
  for (let isFirstLook = true; ; isFirstLook = false) {
    const lock = takeLock(file);
    if (lock.taken) return lock;
    if (isFirstLook) onWaiting(lock.owner.pid);
    await delay(lookMs, undefined, { signal });
  }
}

/** @param {LockRecord} record */
const written = (record) => JSON.stringify(record).padEnd(recordBytes);

/** @param {string} file @returns {LockRecord | undefined} undefined: gone, or half-written by a machine that lost power */
function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} from @param {string} to */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @param {string} from @param {string} to */
function renameIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;
