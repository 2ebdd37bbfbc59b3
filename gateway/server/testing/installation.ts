import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@alfavoice/db/embedded';
import { pino } from 'pino';
import { parseConfiguration } from '../configuration.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway.ts';
import { systemClock } from '../system-clock.ts';
import { socketWorker } from '../workers/socket-worker.ts';
import { type ScriptedWorker, startScriptedWorker } from './scripted-worker.ts';

export const administrator = { email: 'admin@voice.test', password: 'correct horse battery' };

/** A real gateway on a real database, in a temporary directory, on free ports. */
export interface Installation {
  url: string;
  directory: string;
  /** What the gateway logged, one JSON per line. */
  logged: string[];
  worker: ScriptedWorker;
  gateway: Gateway;
  database: EmbeddedPostgres;
  /** Starts the database that a test has stopped. */
  restartDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** @param workerSocket of a worker that is a process; without one, the scripted one serves */
export async function install(
  environment: Record<string, string> = {},
  workerSocket?: string,
  more: Pick<GatewayOptions, 'recordings'> = {},
): Promise<Installation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-gateway-'));
  const worker = await startScriptedWorker();
  const appDirectory = path.join(directory, 'app');
  await mkdir(path.join(appDirectory, 'assets'), { recursive: true });
  await writeFile(path.join(appDirectory, 'index.html'), '<!doctype html><title>AlfaVoice</title>');
  await writeFile(path.join(appDirectory, 'assets', 'app-0a1b2c3d4e.js'), 'export {};');
  const start = () => startEmbeddedPostgres({ directory: path.join(directory, 'database') });
  let database = await start();
  const parsed = parseConfiguration({
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_DIR: path.join(directory, 'data'),
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    ...environment,
  });
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  const logged: string[] = [];
  const gateway = await startGateway({
    configuration: parsed.configuration,
    workers: [socketWorker(workerSocket ?? worker.socketPath, '0')],
    clock: systemClock,
    log: pino({ level: 'debug' }, { write: (line) => logged.push(line) }),
    version: '0.0.0-test',
    appDirectory,
    ...more,
  });
  await gateway.prepared;
  return {
    url: `http://127.0.0.1:${gateway.port}`,
    directory,
    logged,
    worker,
    gateway,
    get database() {
      return database;
    },
    async restartDatabase() {
      database = await start();
    },
    async close() {
      await gateway.close();
      await worker.close();
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
