import { listUnheardUploads } from '@alfavoice/db';
import type { BlobStore } from '../blobs/index.ts';
import { createBelievedTime } from '../finishing/believed-time.ts';
import type { ProcessingParts } from '../jobs/hear-and-store.ts';
import { type JobQueue, openJobQueue, type QueueOptions } from '../jobs/queue.ts';
import { createWork, type WorkOptions } from '../jobs/work.ts';
import { createIntake, type Intake, type Waiting } from './intake.ts';
import { type SweepOptions, sweep } from './sweep.ts';

/** Uploaded recordings, from the first byte to the history. */
export interface Recordings {
  intake: Intake;
  /** Of recordings on their way. */
  blobs: BlobStore;
  /** Of a recording that is on disk. Never rejects: a job that cannot be made now is made later. */
  enqueue(recording: Waiting): Promise<void>;
  /** Opens the queue and keeps it complete, until closed. The database must be prepared. Never rejects. */
  run(): Promise<void>;
  /** Work under way is stopped, and goes on after the next start. */
  close(): Promise<void>;
}

export interface RecordingsOptions
  extends SweepOptions,
    Pick<Parameters<typeof openJobQueue>[0], 'databaseUrl' | 'redisUrl'> {
  queue?: QueueOptions;
  work?: WorkOptions;
  /** Between two looks for recordings whose job was never made. */
  reconcileMs: number;
  /** Between two looks for what nobody needs any more. */
  sweepMs: number;
}
const hourMs = 3_600_000;
export const defaultRecordingsOptions: Omit<RecordingsOptions, 'databaseUrl' | 'redisUrl'> = {
  reconcileMs: 15_000,
  sweepMs: hourMs,
  abandonedMs: 14 * 24 * hourMs,
  strayMs: 24 * hourMs,
};

export function createRecordings(parts: ProcessingParts, options: RecordingsOptions): Recordings {
  const { db, blobs, clock, log } = parts;
  const closing = new AbortController();
  const believedTime = createBelievedTime(parts);
  let queue: JobQueue | undefined;

  const open = () =>
    openJobQueue({
      databaseUrl: options.databaseUrl,
      redisUrl: options.redisUrl,
      clock,
      log,
      work: createWork(parts, options.work),
      ...(options.queue && { options: options.queue }),
    });
  const reconcile = async () => {
    queue ??= await open();
    for (const recording of await listUnheardUploads(db)) await queue.add(recording);
  };
  /** Again and again, whatever went wrong before. */
  const every = async (ms: number, task: () => Promise<void>) => {
    while (!closing.signal.aborted) {
      await task().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown';
        if (!closing.signal.aborted) log.warn({ why }, 'the recordings cannot be looked through');
      });
      await clock.sleep(ms, closing.signal).catch(() => {});
    }
  };

  const enqueue = async (recording: Waiting) => {
    await queue?.add(recording).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : 'unknown';
      log.warn({ dictationId: recording.dictationId, why }, 'the job of a recording will be made later');
    });
  };
  let running: Promise<unknown> = Promise.resolve();
  return {
    blobs,
    intake: createIntake({ db, clock, blobs, enqueue }),
    enqueue,
    async run() {
      running = Promise.all([
        every(options.reconcileMs, reconcile),
        every(options.sweepMs, () => sweep({ ...parts, believedTime }, options)),
      ]);
      await running;
    },
    async close() {
      closing.abort();
      await running;
      await queue?.close();
    },
  };
}
