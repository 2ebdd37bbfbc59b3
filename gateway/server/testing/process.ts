import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import type { FromGateway } from '../process-messages.ts';
import { login } from './client.ts';
import { administrator } from './installation.ts';
import { type ScriptedWorker, startScriptedWorker } from './scripted-worker.ts';

const packageFolder = path.join(import.meta.dirname, '..', '..');
const program = path.join(packageFolder, 'dist', 'server', 'main.js');

export interface RunningGateway {
  url: string;
  /** The administrator's. */
  token: string;
  /** `SIGKILL` as the kernel ends it: without a word. `SIGTERM` as an operator does. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** The gateway as a process of its own, again and again on the same data, which a real database keeps. */
export interface ProcessInstallation {
  directory: string;
  database: EmbeddedPostgres;
  worker: ScriptedWorker;
  /** Starts the database that a test has killed. */
  restartDatabase(): Promise<void>;
  /** A process with nothing said to it but where its data are. */
  fork(environment: Record<string, string>, output: 'ignore' | 'pipe'): ChildProcess;
  /** A process with a worker and an administrator, once it is ready. */
  run(environment?: Record<string, string>): Promise<RunningGateway>;
  killAll(): void;
  close(): Promise<void>;
}

export async function installProcess(): Promise<ProcessInstallation> {
  await promisify(execFile)(process.execPath, ['../infra/bundle.mjs', 'server/main.ts'], { cwd: packageFolder });
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-process-'));
  const start = () => startEmbeddedPostgres({ directory: path.join(directory, 'database') });
  let database = await start();
  const worker = await startScriptedWorker();
  const children = new Set<ChildProcess>();
  const at: ProcessInstallation = {
    directory,
    get database() {
      return database;
    },
    worker,
    async restartDatabase() {
      database = await start();
    },
    fork(environment, output) {
      const data = { HOME: directory, DATABASE_URL: database.url, DATA_DIR: path.join(directory, 'data'), PORT: '0' };
      const stdio = ['ignore', output, output === 'pipe' ? 'pipe' : 'inherit', 'ipc'] as const;
      const child = fork(program, [], { env: { ...data, ...environment }, stdio: [...stdio] });
      children.add(child);
      return child;
    },
    async run(environment = {}) {
      const child = at.fork(
        {
          WORKER_SOCKETS: worker.socketPath,
          ADMIN_EMAIL: administrator.email,
          ADMIN_PASSWORD: administrator.password,
          LOG_LEVEL: 'warn',
          ...environment,
        },
        'ignore',
      );
      const url = `http://127.0.0.1:${await portOf(child)}`;
      const { access_token: token } = await login(url, administrator);
      return {
        url,
        token,
        async end(signal) {
          child.kill(signal);
          await once(child, 'exit');
          children.delete(child);
        },
      };
    },
    killAll() {
      for (const child of children) child.kill('SIGKILL');
      children.clear();
    },
    async close() {
      await worker.close();
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return at;
}

/** @returns where it listens, once it is prepared */
const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let listensOn = 0;
    child.on('message', (message: FromGateway) => {
      if (message.type === 'listening') listensOn = message.port;
      if (message.type === 'prepared') resolve(listensOn);
    });
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)));
  });
