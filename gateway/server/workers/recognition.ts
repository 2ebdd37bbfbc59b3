import type { Degraded, FromWorker, Open, Segment } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Lease, WorkerPool } from './pool.ts';
import { createRetainedAudio } from './retained-audio.ts';
import type { WorkerDictation } from './worker.ts';

type Done = Extract<FromWorker, { type: 'done' }>;

export type RecognitionOutcome =
  | { kind: 'done'; done: Done }
  | { kind: 'failed'; code: 'queue_full' | 'worker_lost' | 'internal'; message: string; retryAfterS?: number }
  | { kind: 'cancelled' };

/** Heard while the dictation runs. After another worker took over, nothing is repeated. */
export interface RecognitionEvents {
  /** @param degraded what it lacks of what it asked for, because of the load */
  accepted(position: number, degraded?: Degraded): void;
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
  /** Longest wait for a worker that takes it, at the start and after each loss. */
  workerPatienceMs: number;
  /** A phrase at which so many workers were lost is not given to another: it may be what brings them down. */
  maxLosses: number;
  /** Before the next attempt after a loss. */
  lossBackoffMs: number;
}
export const defaultRecognitionOptions: RecognitionOptions = {
  workerPatienceMs: 60_000,
  maxLosses: 2,
  lossBackoffMs: 100,
};

interface RecognitionParts {
  workers: WorkerPool;
  clock: Clock;
  log: Logger;
  options?: RecognitionOptions;
  /** What was heard before of a dictation that goes on here; the next frame follows it. */
  heard?: Open['resume'];
}

/** How an attempt ended without an outcome: the worker went away with the dictation, or never took it. */
type Loss = 'lost' | 'refused';

/** Seconds after which a client may try again when no worker came. */
const workerRetryS = 10;

const away = 'Speech recognition is away. The recording is kept on your side; send it again in a moment.';
const stoppedTwice =
  'Speech recognition stopped at this recording, was started again and stopped once more. The recording is kept on your side; send it again in a moment.';
const stoppedTwiceLater =
  'Speech recognition stopped at one phrase of this recording, was started again and stopped once more. What was recognised before it is in the history, and the recording is kept on your side; send it again in a moment.';

const workerLost = (message: string): RecognitionOutcome => ({
  kind: 'failed',
  code: 'worker_lost',
  message,
  retryAfterS: workerRetryS,
});

/**
 * Sends a dictation to the least loaded worker. The audio since the last closed phrase is kept; when the worker dies or
 * hangs it goes to another, or to the same one restarted, and the caller only sees a delay. A phrase is sent once more,
 * not for ever: it may be what brings the workers down.
 * @param request may take a moment: audio is kept meanwhile
 */
export function recognise(
  request: Promise<Omit<Open, 'type' | 'resume'>>,
  events: RecognitionEvents,
  { workers, clock, log, options = defaultRecognitionOptions, heard }: RecognitionParts,
): Recognition {
  const audio = createRetainedAudio(heard?.fromSample);
  const segments: Segment[] = [...(heard?.segments ?? [])];
  const cancelled = new AbortController();
  let link: WorkerDictation | undefined;
  let stopped = false;
  let accepted = false;

  const hear = (message: FromWorker) => {
    if (message.type === 'accepted') {
      if (!accepted) events.accepted(message.position, message.degraded);
      accepted = true;
    } else if (message.type === 'hypothesis') {
      events.hypothesis(message.committed, message.tentative);
    } else if (message.type === 'segment' && message.segment.index >= segments.length) {
      segments.push(message.segment);
      audio.release(message.segment.endSample);
      events.segment(message.segment);
    }
  };

  const attempt = ({ worker, lost }: Lease, open: Open) =>
    new Promise<RecognitionOutcome | Loss>((resolve) => {
      let over = false;
      let loss: Loss = 'refused';
      const end = (outcome: RecognitionOutcome | Loss) => {
        if (over) return;
        over = true;
        link = undefined;
        cancelled.signal.removeEventListener('abort', abandon);
        lost.removeEventListener('abort', leave);
        resolve(outcome);
      };
      const abandon = () => {
        link?.cancel();
        end({ kind: 'cancelled' });
      };
      const leave = () => {
        link?.cancel();
        end(loss);
      };
      if (cancelled.signal.aborted) return end({ kind: 'cancelled' });
      cancelled.signal.addEventListener('abort', abandon);
      lost.addEventListener('abort', leave);
      const opened = worker.open(open, {
        lost: () => end(loss),
        message(message) {
          if (over) return;
          loss = 'lost';
          hear(message);
          if (message.type === 'done') end({ kind: 'done', done: message });
          if (message.type === 'failed') end(failure(message));
        },
      });
      for (const frame of audio.frames()) opened.send(frame);
      if (stopped) opened.stop();
      if (!over) link = opened;
    });

  /** @returns `undefined` when none came, or the dictation was cancelled */
  const takeWorker = async (patienceMs: number) => {
    const patience = new AbortController();
    const settled = AbortSignal.any([patience.signal, cancelled.signal]);
    const waiting = new AbortController();
    const overdue = clock.sleep(patienceMs, waiting.signal).then(
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
    let takenAtMs = clock.monotonicMs();
    let losses = 0;
    let phrasesAtLoss = 0;
    while (losses < options.maxLosses) {
      const patienceMs = options.workerPatienceMs - (clock.monotonicMs() - takenAtMs);
      const lease = patienceMs > 0 ? await takeWorker(patienceMs) : undefined;
      if (cancelled.signal.aborted) {
        lease?.free();
        return { kind: 'cancelled' };
      }
      if (!lease) return workerLost(away);
      const resume =
        audio.fromSample > 0 || segments.length > 0
          ? { segments: [...segments], fromSample: audio.fromSample }
          : undefined;
      const outcome = await attempt(lease, { ...open, ...(resume && { resume }) }).finally(lease.free);
      if (outcome !== 'lost' && outcome !== 'refused') return outcome;
      workers.distrust(lease.worker);
      if (outcome === 'lost') {
        takenAtMs = clock.monotonicMs();
        losses = segments.length > phrasesAtLoss ? 1 : losses + 1;
        phrasesAtLoss = segments.length;
      }
      const { dictationId } = open;
      log.warn({ worker: lease.worker.name, dictationId, outcome, losses }, 'worker lost in mid-dictation');
      await clock.sleep(options.lossBackoffMs);
    }
    return workerLost(segments.length > 0 ? stoppedTwiceLater : stoppedTwice);
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
