import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { workerStatus } from '../client/index.ts';
import type { WorkerStatus } from '../contract/index.ts';

const inference = path.resolve(import.meta.dirname, '..');
const readyPatienceMs = 60_000;

/** Bundles the worker as the product does. */
export const bundleWorker = (): void => {
  execFileSync('node', ['../infra/bundle.mjs', 'worker/main.ts'], { cwd: inference });
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** In a folder that goes with the last test of the file. */
export function newSocketPath(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'worker-'));
  folders.push(folder);
  return path.join(folder, 'worker.sock');
}

/** Starts the bundled worker the way the supervisor does: with an IPC channel. */
export function startWorker(socketPath: string, environment: Record<string, string> = {}): ChildProcess {
  return fork(path.join(inference, 'dist/worker/main.js'), [], {
    env: { ...process.env, LOG_LEVEL: 'error', ...environment, WORKER_SOCKET: socketPath },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Asks until the worker is ready. */
export async function untilReady(socketPath: string): Promise<WorkerStatus> {
  const patience = AbortSignal.timeout(readyPatienceMs);
  for (;;) {
    const status = await workerStatus({ socketPath, signal: patience }).catch(() => undefined);
    if (status?.ready) return status;
    patience.throwIfAborted();
    await delay(50);
  }
}

export const ended = (worker: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  worker.exitCode !== null || worker.signalCode !== null
    ? Promise.resolve({ code: worker.exitCode, signal: worker.signalCode })
    : new Promise((resolve) => worker.once('exit', (code, signal) => resolve({ code, signal })));
