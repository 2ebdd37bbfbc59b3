import type { FromWorker, Open, Segment } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { WorkerPool } from './pool.ts';
import { createRetainedAudio } from './retained-audio.ts';
import type { Worker, WorkerDictation } from './worker.ts';

type Done = Extract<FromWorker, { type: 'done' }>;

export type RecognitionOutcome =
  | { kind: 'done'; done: Done }
  | { kind: 'failed'; code: 'queue_full' | 'worker_lost' | 'internal'; message: string; retryAfterS?: number }
  | { kind: 'cancelled' };

/** Heard while the dictation runs. After another worker took over, nothing is repeated. */
export interface RecognitionEvents {
  accepted(position: number): void;
  hypothesis(committed: string, tentative: string): void;
  segment(segment: Segment): void;
}

/** One dictation, on whichever workers it takes. */
export interface Recognition {
  /** @param pcm 16 kHz mono PCM16 */
  push(pcm: Buffer): void;
  /** End of speech. */
  stop(): void;
  /** Forget it. */
  cancel(): void;
  /** Never rejects. */
  readonly outcome: Promise<RecognitionOutcome>;
  /** Phrases closed so far: what is left when no worker can finish. */
  segments(): readonly Segment[];
  readonly samples: number;
}

export interface RecognitionOptions {
  /** Longest wait for a worker, at the start and after each loss. */
  workerPatienceMs: number;
  /** A dictation that has brought down this many workers is not given another. */
  maxLosses: number;
  /** Before the next attempt after a loss, times the losses so far. */
  lossBackoffMs: number;
}
export const defaultRecognitionOptions: RecognitionOptions = {
  workerPatienceMs: 60_000,
  maxLosses: 4,
  lossBackoffMs: 100,
};

interface RecognitionParts {
  workers: WorkerPool;
  clock: Clock;
  log: Logger;
  options?: RecognitionOptions;
}

/** Seconds after which a client may try again when no worker came. */
const workerRetryS = 10;

/**
 * Sends a dictation to the least loaded worker. The audio since the last closed phrase is kept; when the worker dies
 * it goes to another, or to the same one restarted, and the caller only sees a delay.
 * @param request may take a moment: audio is kept meanwhile
 */
export function recognise(
  request: Promise<Omit<Open, 'type' | 'resume'>>,
  events: RecognitionEvents,
  { workers, clock, log, options = defaultRecognitionOptions }: RecognitionParts,
): Recognition {
  const audio = createRetainedAudio();
  const segments: Segment[] = [];
  const cancelled = new AbortController();
  let link: WorkerDictation | undefined;
  let stopped = false;
  let accepted = false;

  const hear = (message: FromWorker) => {
    if (message.type === 'accepted') {
      if (!accepted) events.accepted(message.position);
      accepted = true;
    } else if (message.type === 'hypothesis') {
      events.hypothesis(message.committed, message.tentative);
    } else if (message.type === 'segment' && message.segment.index >= segments.length) {
      segments.push(message.segment);
      audio.release(message.segment.endSample);
      events.segment(message.segment);
    }
  };

  const attempt = (worker: Worker, open: Open) =>
    new Promise<RecognitionOutcome | 'lost'>((resolve) => {
      let over = false;
      const end = (outcome: RecognitionOutcome | 'lost') => {
        if (over) return;
        over = true;
        link = undefined;
        cancelled.signal.removeEventListener('abort', abandon);
        resolve(outcome);
      };
      const abandon = () => {
        link?.cancel();
        end({ kind: 'cancelled' });
      };
      if (cancelled.signal.aborted) return end({ kind: 'cancelled' });
      cancelled.signal.addEventListener('abort', abandon);
      const opened = worker.open(open, {
        lost: () => end('lost'),
        message(message) {
          if (over) return;
          hear(message);
          if (message.type === 'done') end({ kind: 'done', done: message });
          if (message.type === 'failed') end(failure(message));
        },
      });
      for (const frame of audio.frames()) opened.send(frame);
      if (stopped) opened.stop();
      if (!over) link = opened;
    });

  const takeWorker = async () => {
    const patience = new AbortController();
    const settled = AbortSignal.any([patience.signal, cancelled.signal]);
    const waiting = new AbortController();
    const overdue = clock.sleep(options.workerPatienceMs, waiting.signal).then(
      () => patience.abort(),
      () => {},
    );
    try {
      return await workers.take(settled);
    } catch {
      return undefined;
    } finally {
      waiting.abort();
      await overdue;
    }
  };

  const run = async (): Promise<RecognitionOutcome> => {
    const open = { type: 'open' as const, ...(await request) };
    for (let losses = 0; losses < options.maxLosses; losses++) {
      if (losses > 0) await clock.sleep(losses * options.lossBackoffMs);
      const lease = await takeWorker();
      if (!lease) {
        if (cancelled.signal.aborted) return { kind: 'cancelled' };
        break;
      }
      const { worker } = lease;
      const resume =
        audio.fromSample > 0 || segments.length > 0
          ? { segments: [...segments], fromSample: audio.fromSample }
          : undefined;
      const outcome = await attempt(worker, { ...open, ...(resume && { resume }) }).finally(lease.free);
      if (outcome !== 'lost') return outcome;
      workers.distrust(worker);
      log.warn(
        { worker: worker.name, dictationId: open.dictationId, losses: losses + 1 },
        'worker lost in mid-dictation',
      );
    }
    const message = 'Speech recognition is away. The recording is kept on your side; send it again in a moment.';
    return { kind: 'failed', code: 'worker_lost', message, retryAfterS: workerRetryS };
  };

  return {
    push(pcm) {
      if (stopped) return;
      audio.append(pcm);
      link?.send(pcm);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      link?.stop();
    },
    cancel: () => cancelled.abort(),
    outcome: run().catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'recognition failed');
      return {
        kind: 'failed',
        code: 'internal',
        message: 'The server made a mistake; the recording is kept on your side.',
      };
    }),
    segments: () => segments,
    get samples() {
      return audio.samples;
    },
  };
}

function failure({ code, message, retryAfterS }: Extract<FromWorker, { type: 'failed' }>): RecognitionOutcome {
  const known = code === 'queue_full' ? 'queue_full' : 'internal';
  return { kind: 'failed', code: known, message, ...(retryAfterS !== undefined && { retryAfterS }) };
}
