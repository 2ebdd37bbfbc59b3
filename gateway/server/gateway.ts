import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { connect } from '@alfavoice/db';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createAccessTokens } from './auth/access-tokens.ts';
import { createAttempts } from './auth/attempts.ts';
import { keepSecret } from './auth/secret-file.ts';
import { createSetupToken } from './auth/setup-token.ts';
import { createTickets } from './auth/tickets.ts';
import { createBlobStore, keepAudioKey } from './blobs/index.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { createVocabulary } from './dictionary/vocabulary.ts';
import { createDictationAudio } from './finishing/audio.ts';
import { createPending } from './finishing/pending.ts';
import { createRecovery, defaultRecoveryOptions } from './finishing/recovery.ts';
import { createRetention } from './finishing/retention.ts';
import { createStore } from './finishing/store.ts';
import { createMetrics } from './health/metrics.ts';
import { createReadiness } from './health/readiness.ts';
import { createRegistry } from './live/registry.ts';
import { serveLive } from './live/server.ts';
import type { Parts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { createRecordings, defaultRecordingsOptions, type RecordingsOptions } from './recordings/index.ts';
import { createSpool } from './spool/index.ts';
import { createOrigins } from './web/origins.ts';
import { createPool } from './workers/pool.ts';
import type { Worker } from './workers/worker.ts';
import { promptedWorker } from './writing/prompted-worker.ts';
import { createPrompts } from './writing/prompts.ts';

export interface Gateway {
  /** Where it listens. */
  port: number;
  /** As people reach it. */
  publicUrl: string;
  /** Resolves when dictations can be stored, with the first-run link when there is no user yet. Rejects on a bad schema. */
  prepared: Promise<{ firstRunUrl?: string }>;
  /** Finishes what was said, tells the clients, and ends. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  configuration: Configuration;
  workers: readonly Worker[];
  clock: Clock;
  log: Logger;
  version: string;
  appDirectory: string;
  /** What is not the usual of uploaded recordings. */
  recordings?: Partial<Pick<RecordingsOptions, 'queue' | 'work'>>;
}

/** Time for open dictations to be finished at the end of the process; then they are stored as far as they came. The supervisor kills after 8 s. */
const drainMs = 4000;

/** Puts the parts together and listens. Rejects when the port is taken (`EADDRINUSE`). */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { configuration, clock, log, version, appDirectory } = options;
  const secret = configuration.jwtSecret ?? (await keepSecret(path.join(configuration.dataDirectory, 'jwt-secret')));
  const connection = connect(configuration.databaseUrl);
  const { db } = connection;
  const prompts = createPrompts(path.join(configuration.dataDirectory, 'prompts'), { clock, log });
  await prompts.begin();
  const told = options.workers.map((worker) => promptedWorker(worker, prompts));
  const workers = createPool(told, { clock, log });
  const pending = createPending(path.join(configuration.dataDirectory, 'pending'));
  const metrics = createMetrics();
  const audioKey = await keepAudioKey(configuration.dataDirectory);
  const blobs = createBlobStore(path.join(configuration.dataDirectory, 'blobs'), audioKey);
  const spool = await createSpool({
    directory: path.join(configuration.dataDirectory, 'spool'),
    key: audioKey,
    clock,
    log,
    onFailure: () => metrics.spoolFailures.inc(),
  });
  const audio = createDictationAudio({ spool, blobs, log });
  const store = createStore({ db, pending, audio, clock, log });
  const readiness = createReadiness({ db, workers, appDirectory, clock });
  const vocabulary = createVocabulary({ db, clock, log });
  const recovery = createRecovery({
    db,
    spool,
    store,
    pending,
    audio,
    workers,
    vocabulary,
    metrics,
    clock,
    log,
    options: { ...defaultRecoveryOptions, patienceMs: configuration.resumePatienceMs },
  });
  const retention = createRetention({ db, blobs, audio, pending, clock, log });
  metrics.watchSpool(() => ({ bytes: spool.bytes, orphans: recovery.waiting }));
  const { databaseUrl, redisUrl } = configuration;
  const uploads = createBlobStore(path.join(configuration.dataDirectory, 'uploads'), audioKey);
  const recordings = createRecordings(
    { db, clock, log, store, workers, vocabulary, metrics, audio, audioBlobs: blobs, blobs: uploads },
    { ...defaultRecordingsOptions, ...options.recordings, databaseUrl, redisUrl },
  );
  const registry = createRegistry();

  await recovery.begin();
  let answer: (request: Request, env: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) }) as Server;
  const port = await listen(server, configuration);
  const parts: Parts = {
    db,
    clock,
    log,
    accessTokens: createAccessTokens(new TextEncoder().encode(secret), clock),
    tickets: createTickets(clock),
    setupToken: createSetupToken(configuration.dataDirectory, clock),
    passwordAttempts: createAttempts(),
    codeAttempts: createAttempts(),
    origins: createOrigins(configuration.publicUrl, port),
    workers,
    vocabulary,
    prompts,
    audio,
    recordings,
    readiness,
    metrics,
    version,
    appDirectory,
  };
  const app = createApp(parts);
  answer = app.fetch;
  const live = serveLive(server, parts, {
    db,
    store,
    pending,
    spool,
    recovery,
    workers,
    vocabulary,
    registry,
    metrics,
    clock,
    log,
    maxDictationMs: configuration.maxDictationMs,
    resumePatienceMs: configuration.resumePatienceMs,
  });

  const closing = new AbortController();
  const prepared = prepareDatabase({ ...parts, configuration, signal: closing.signal }).then((result) => {
    readiness.databasePrepared();
    void recovery.run();
    void retention.run();
    void recordings.run();
    store.deliverPending().catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'pending dictations cannot be read');
    });
    return result;
  });

  const close = async () => {
    readiness.beginDraining();
    await live.close(drainMs);
    closing.abort();
    retention.close();
    await Promise.all([recovery.close(), recordings.close()]);
    store.close();
    await spool.close();
    workers.close();
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await ended;
    await connection.close();
  };
  let closed: Promise<void> | undefined;
  return {
    port,
    publicUrl: parts.origins.publicUrl,
    prepared,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

const listen = (server: Server, { port, host }: Configuration) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
