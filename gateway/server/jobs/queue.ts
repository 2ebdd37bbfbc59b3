import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { createPostgresBackend, type Job, Queue, WaitingError, Worker, type WorkerOptions, withBackend } from 'bullmq';
import type { Logger } from 'pino';
import { estimatedSeconds } from '../audio-files/format.ts';
import type { Clock } from '../clock.ts';
import type { Waiting } from '../recordings/intake.ts';

/** Which recording; everything else is in its row. */
export interface JobKey {
  userId: string;
  dictationId: string;
}

/** `upload`: a dictation made without a line. `file`: a long one, which lets those before it. */
export const jobKinds = ['upload', 'file'] as const;
export type JobKind = (typeof jobKinds)[number];

/** Another attempt is to be made. */
export interface Again {
  afterMs: number;
  /** The recording itself may be what fails: those behind it do not wait for it. */
  givesWay?: boolean;
}

/** @returns undefined when nothing is left to do. Rejects for a bug, or when aborted. */
export type Work = (key: JobKey, kind: JobKind, signal: AbortSignal) => Promise<Again | undefined>;

/** Recordings that wait to be heard: each is worked on by one process at a time, and again after a process died. */
export interface JobQueue {
  /** Does nothing where the recording waits already. */
  add(recording: Waiting): Promise<void>;
  /** Work under way is stopped, and is taken up by another process or after the next start. */
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Recordings of a kind heard at the same time by this process. */
  concurrency: Record<JobKind, number>;
  /** A process that has not said for so long that it works on a job is dead. */
  lockMs: number;
  /** Between two looks for jobs of dead processes. */
  stalledMs: number;
}
export const defaultQueueOptions: QueueOptions = {
  concurrency: { upload: 2, file: 1 },
  lockMs: 8_000,
  stalledMs: 2_000,
};

/** Longer ones are files. */
const uploadSeconds = 10 * 60;
/** Of each of BullMQ's pools; they are given back when idle. */
const maxConnections = 2;
/** Seconds between two looks for a job of which no word came. */
const lookS = 1;
/** Died processes are no fault of a recording: what fails by itself is counted in its row. */
const anyNumber = 2 ** 31 - 1;

export interface QueueParts {
  databaseUrl: string;
  /** With several machines: the queue is there instead. */
  redisUrl: string | undefined;
  clock: Clock;
  log: Logger;
  work: Work;
  options?: QueueOptions;
}

/** BullMQ on Postgres, or on Redis. Rejects when it cannot be reached. */
export async function openJobQueue({
  redisUrl,
  databaseUrl,
  clock,
  log,
  work,
  options,
}: QueueParts): Promise<JobQueue> {
  const { concurrency, lockMs, stalledMs } = options ?? defaultQueueOptions;
  const closing = new AbortController();
  const report = (error: Error) => log.warn({ error: error.message }, 'the queue of recordings is in trouble');
  const make = redisUrl === undefined ? onPostgres(databaseUrl, report) : onRedis(redisUrl);

  /** Recordings that are to be tried again and have given way. After the end of the process their rows tell of them. */
  const aside = new Set<string>();
  const standAside = (key: JobKey, kind: JobKind, ms: number) => {
    const id = idOf(key);
    aside.add(id);
    const comeBack = async () => {
      await clock.sleep(ms, closing.signal);
      aside.delete(id);
      await addAs(kind, key);
    };
    comeBack().catch((error: Error) => {
      if (!closing.signal.aborted) report(error);
    });
  };
  /** Waits in its place rather than in the queue: there it would wait by a clock that people set. */
  const process = (kind: JobKind) => async (job: Job<JobKey>, token?: string) => {
    const { signal } = closing;
    while (!signal.aborted) {
      const again = await work(job.data, kind, signal).catch((error: unknown): Again => {
        if (!signal.aborted) throw error;
        return { afterMs: 0 };
      });
      if (!again) return;
      if (again.givesWay) return standAside(job.data, kind, again.afterMs);
      await clock.sleep(again.afterMs, signal).catch(() => {});
    }
    await job.moveToWait(token);
    throw new WaitingError();
  };
  const queues = jobKinds.map((kind) => ({ kind, queue: make.queue(nameOf(kind)) }));
  const addAs = async (kind: JobKind, key: JobKey) => {
    const queue = queues.find((each) => each.kind === kind)?.queue;
    await queue?.add('hear', key, { jobId: idOf(key) });
  };
  const workers = jobKinds.map((kind) =>
    make.worker(nameOf(kind), process(kind), {
      concurrency: concurrency[kind],
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      drainDelay: lookS,
      maxStalledCount: anyNumber,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    }),
  );
  const close = async () => {
    closing.abort();
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(queues.map(({ queue }) => queue.close()));
  };
  for (const { queue } of queues) queue.on('error', report);
  for (const worker of workers) {
    worker.on('error', report);
    worker.on('failed', (job, error) => {
      log.error({ dictationId: job?.data.dictationId, error: error.stack }, 'a job of a recording failed');
    });
  }
  try {
    await Promise.all([
      ...queues.map(({ queue }) => queue.waitUntilReady()),
      ...workers.map((worker) => worker.waitUntilReady()),
    ]);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    async add({ userId, dictationId, format, receivedBytes }) {
      const kind = estimatedSeconds(format, receivedBytes) > uploadSeconds ? 'file' : 'upload';
      const key = { userId, dictationId };
      if (!aside.has(idOf(key))) await addAs(kind, key);
    },
    close,
  };
}

const idOf = ({ userId, dictationId }: JobKey) => `${userId}.${dictationId}`;

const nameOf = (kind: JobKind) => `recordings-${kind}`;

type Processor = (job: Job<JobKey>, token?: string) => Promise<void>;
type Options = Omit<WorkerOptions, 'connection'>;

/** What is used of BullMQ, on either of its stores. */
interface Classes {
  queue(name: string): Pick<Queue<JobKey>, 'add' | 'waitUntilReady' | 'close'> & Troubled;
  worker(
    name: string,
    processor: Processor,
    options: Options,
  ): Pick<Worker<JobKey>, 'waitUntilReady' | 'close'> & Troubled;
}
interface Troubled {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job<JobKey> | undefined, error: Error) => void): unknown;
}

/**
 * A connection that is in use when the database dies emits an error that neither `pg` nor BullMQ listens to: it would end
 * the process, and with it every dictation.
 */
function reportingClient(report: (error: Error) => void) {
  const { Client } = createRequire(import.meta.url)('pg') as { Client: new (config: unknown) => EventEmitter };
  return class extends Client {
    constructor(config: unknown) {
      super(config);
      this.on('error', report);
    }
  };
}

function onPostgres(connectionString: string, report: (error: Error) => void): Classes {
  const classes = withBackend(createPostgresBackend);
  const pool = { connectionString, max: maxConnections, Client: reportingClient(report) };
  const connection = { ...pool, schema: 'bullmq', migrate: true };
  return {
    queue: (name) => new classes.Queue<JobKey>(name, { connection }) as never,
    worker: (name, processor, options) =>
      new classes.Worker<JobKey>(name, processor, { ...options, connection }) as never,
  };
}

function onRedis(url: string): Classes {
  const connection = { url, maxRetriesPerRequest: null };
  // Whoever has uploaded does not wait for a Redis that is away: the job is made later.
  const atOnce = { url, maxRetriesPerRequest: 1, enableOfflineQueue: false };
  return {
    queue: (name) => new Queue<JobKey>(name, { connection: atOnce }) as never,
    worker: (name, processor, options) => new Worker<JobKey>(name, processor, { ...options, connection }) as never,
  };
}
