import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './root.ts';

/** Of installations that live for one test or bench on this machine. */
export const administrator = { email: 'admin@example.com', password: 'a password for this test only' };

const startTimeoutMs = 20 * 60 * 1000;
const stopTimeoutMs = 20_000;

export interface Product {
  url: string;
  pid: number;
  dataDir: string;
  /** Seconds from the command to the line `ready`. */
  startSeconds: number;
  /** Lines printed so far. */
  output(): string;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Starts the product as a user would, with `npm start`'s own script, on a free port and in a data directory of its own.
 * @param env more environment for the product
 * @throws with what it printed, where it ends or does not become ready
 */
export async function launchProduct(env: Record<string, string> = {}): Promise<Product> {
  const root = projectRoot();
  const dataDir = env.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), 'alfavoice-')));
  const port = env.PORT ?? String(await freePort());
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'infra/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ...env,
      DATA_DIR: dataDir,
      PORT: port,
    },
  });
  // Whoever started it may be ended before it says stop.
  process.once('exit', () => child.kill('SIGTERM'));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time\n${printed}`)), startTimeoutMs);
    const listen = (chunk: Buffer) => {
      printed += chunk;
      const ready = /^ready (\S+)$/m.exec(printed);
      if (ready?.[1]) {
        clearTimeout(timer);
        resolve(ready[1]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`npm start ended with ${code}\n${printed}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    startSeconds: (performance.now() - started) / 1000,
    output: () => printed,
    ended:
      child.exitCode === null && child.signalCode === null
        ? new Promise((resolve) => child.once('exit', () => resolve()))
        : Promise.resolve(),
    stop: async () => {
      await end(child);
      if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Ends a process by its id, by force when it does not obey; resolves when it is gone. */
export function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
