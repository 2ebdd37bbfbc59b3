import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `postmaster.pid` says (lines 1, 4 and 8; src/include/utils/pidfile.h). */
export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

export const pidFilePath = (dataDirectory: string) => path.join(dataDirectory, 'postmaster.pid');

/** @returns undefined when there is none, or it is still being written */
export async function readPidFile(dataDirectory: string): Promise<PidFile | undefined> {
  const text = await readFile(pidFilePath(dataDirectory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7] === 'ready' } : undefined;
}

/** A process that nobody has collected yet (a zombie) is not alive. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) [ZX] /.test(stat);
}

/** True when `pid` is a Postgres of this directory, and not a stranger who was given the number of a dead one. */
export async function isPostgresOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === dataDirectory;
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes('postgres') && stdout.includes(dataDirectory);
}

/** Time for a fast shutdown (its checkpoint writes what is dirty), in ms; after it, an immediate one. */
const fastShutdownMs = 10_000;
const immediateShutdownMs = 5_000;
const pollMs = 20;

/** Ends a server: fast, then at once. Nothing acknowledged is lost either way. */
export async function stopPostgres(pid: number): Promise<void> {
  const stages = [
    { signal: 'SIGINT', patienceMs: fastShutdownMs },
    { signal: 'SIGQUIT', patienceMs: immediateShutdownMs },
    { signal: 'SIGKILL', patienceMs: immediateShutdownMs },
  ] as const;
  for (const { signal, patienceMs } of stages) {
    if (!(await isAlive(pid))) return;
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < patienceMs && (await isAlive(pid)); waitedMs += pollMs) await sleep(pollMs);
  }
}
