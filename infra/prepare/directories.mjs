import { accessSync, chmodSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from './refusal.mjs';

const bytesPerGb = 1e9;
/** The database's first files and write-ahead log take 50 MB; below this Postgres would stop in the middle of a write. */
const leastFreeInData = 0.3 * bytesPerGb;
/** The starter recogniser (82 MB, 145 MB while it is converted), the addon's build (0.2 GB), the starter editor (0.5 GB). */
const leastFreeInEmptyCache = 1.2 * bytesPerGb;

/**
 * Makes DATA_DIR and CACHE_DIR and makes sure they can be used.
 * DATA_DIR holds voices, texts and secrets: nobody but its owner may look inside.
 * @param {{ dataDir: string, cacheDir: string }} configuration
 * @throws {Refusal} when one cannot be made or written, or the disk is nearly full
 */
export function prepareDirectories({ dataDir, cacheDir }) {
  const cacheIsNew = !existsSync(cacheDir);
  makeWritable('DATA_DIR', dataDir);
  makeWritable('CACHE_DIR', cacheDir);
  chmodSync(dataDir, 0o700);
  needSpace('DATA_DIR', dataDir, leastFreeInData);
  if (cacheIsNew) needSpace('CACHE_DIR', cacheDir, leastFreeInEmptyCache);
}

/** @param {string} name @param {string} directory */
function makeWritable(name, directory) {
  try {
    make(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(
      `${name} ${directory} cannot be used (${reason(error)}): give its owner write access, or set ${name} to another folder.`,
    );
  }
}

/** Node 20's own recursive mkdir never returns where the file system answers ENOENT to it (/proc). @param {string} directory */
function make(directory) {
  if (existsSync(directory)) return;
  make(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** @param {string} name @param {string} directory @param {number} needed bytes */
function needSpace(name, directory, needed) {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  if (free >= needed) return;
  const gb = (/** @type {number} */ bytes) => (bytes / bytesPerGb).toFixed(1);
  throw new Refusal(
    `The disk of ${name} ${directory} has ${gb(free)} GB free, but ${gb(needed)} GB are needed: free some space, or set ${name} to another disk.`,
  );
}

/** @param {unknown} error */
function reason(error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOENT') return 'no folder can be made there';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a file is in the way';
  return error instanceof Error ? error.message : String(error);
}
