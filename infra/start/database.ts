import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '@alfavoice/db';
import { startEmbeddedPostgres } from '@alfavoice/db/embedded';
import type { Configuration } from '../prepare/configuration.mjs';
import { Refusal } from '../prepare/refusal.mjs';
import { afterCrash, type Crash } from './backoff.ts';
import { untilThereIsRoom } from './room.ts';

export interface Database {
  url: string;
  /** Resolves with a sentence when the database is gone for good. */
  gaveUp: Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  configuration: Pick<Configuration, 'dataDir' | 'databaseUrl'>;
  log: (line: string) => void;
  warn: (line: string) => void;
  signal: AbortSignal;
  now?: () => number;
}

/**
 * The server of DATABASE_URL, or an embedded one in DATA_DIR that is started again when it crashes; its schema up to date.
 * @throws {Refusal} when it cannot be started, reached or migrated
 */
export async function openDatabase(options: Options): Promise<Database> {
  const { databaseUrl } = options.configuration;
  const database = databaseUrl ? foreign(databaseUrl) : await embedded(options);
  try {
    await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw new Refusal(
      databaseUrl
        ? `The database of DATABASE_URL cannot be used (${reason(error)}): check that the server runs and that its user may create tables.`
        : `The database in ${options.configuration.dataDir} could not be brought up to date (${reason(error)}).`,
    );
  }
  return database;
}

const foreign = (url: string): Database => ({ url, gaveUp: new Promise(() => {}), stop: async () => {} });

async function embedded({
  configuration,
  log,
  warn,
  signal,
  now = () => performance.now(),
}: Options): Promise<Database> {
  const directory = join(configuration.dataDir, 'postgres');
  const stopping = new AbortController();
  const start = (aborted: AbortSignal) => startEmbeddedPostgres({ directory, log, signal: aborted });
  let server: Awaited<ReturnType<typeof start>>;
  try {
    server = await start(signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new Refusal(reason(error));
  }
  const { url } = server;

  const keepAlive = async (): Promise<string> => {
    const crashes: Crash[] = [];
    let startedMs = now();
    let trouble = 'it ends again and again';
    for (;;) {
      await server.ended;
      if (stopping.signal.aborted) return '';
      crashes.push({ startedMs, endedMs: now() });
      const next = afterCrash(crashes);
      if (next === 'give-up')
        return `The database cannot be kept alive (${trouble}): its log is ${join(directory, 'log')}.`;
      warn('The database ended unexpectedly and is started again.');
      try {
        await delay(next.restartInMs, undefined, { signal: stopping.signal });
        await untilThereIsRoom(directory, {
          onFull: () => warn('The disk of DATA_DIR is full: the database is started when there is room.'),
          signal: stopping.signal,
        });
        startedMs = now();
        server = await start(stopping.signal);
        // The end came while it started: whoever stopped the dead one knew nothing of this one.
        if (stopping.signal.aborted) await server.stop();
      } catch (error) {
        // Backends of the dead server may hold its memory for a moment: the next try comes later.
        if (stopping.signal.aborted) return '';
        trouble = reason(error);
      }
      if (server.url !== url) return 'The port of the database was taken by another program while it was down.';
    }
  };
  const kept = keepAlive();
  return {
    url,
    gaveUp: kept.then((sentence) => (sentence === '' ? new Promise<string>(() => {}) : sentence)),
    async stop() {
      stopping.abort();
      await server.stop();
      await kept;
    },
  };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
