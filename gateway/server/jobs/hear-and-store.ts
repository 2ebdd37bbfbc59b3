import {
  type changeUpload,
  type Database,
  type DictationRow,
  findDictationByKey,
  removeUpload,
  replaceHeard,
  type UploadRow,
} from '@alfavoice/db';
import { bytesPerSample, type Open } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Start } from '../../contract/live/messages.ts';
import type { AudioFormat } from '../audio-files/format.ts';
import type { BlobReader, BlobStore } from '../blobs/index.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import type { DictationAudio } from '../finishing/audio.ts';
import { type Finished, finished } from '../finishing/finished.ts';
import type { Store } from '../finishing/store.ts';
import type { Metrics } from '../health/metrics.ts';
import { decodePieces, openSound } from '../recordings/sound.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { recognitionRequest } from '../workers/recognition-request.ts';
import { hearRecording } from './hear-recording.ts';
import type { JobKind } from './queue.ts';

export interface ProcessingParts {
  db: Database;
  clock: Clock;
  log: Logger;
  store: Store;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  metrics: Metrics;
  /** Of recordings on their way: as they came, and as PCM. */
  blobs: BlobStore;
  /** Of the history. */
  audio: DictationAudio;
  audioBlobs: BlobStore;
}

type OneRecording = ProcessingParts & {
  signal: AbortSignal;
  /** Of the row, as long as it is to be heard. */
  change(changes: Parameters<typeof changeUpload>[3]): Promise<UploadRow | undefined>;
};

/** Not now, and no fault of the recording. */
export class Later extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('later');
    this.afterMs = afterMs;
  }
}

/** Before the next look whether the database has taken a dictation that waits for it on disk. */
const pendingMs = 3_000;
/** A client's clock that says less is wrong. */
const earliestMs = Date.UTC(2020, 0, 1);

/** One attempt. Rejects with `Later`, with a `ProblemError` that no attempt will mend, or with what may be mended. */
export async function hearAndStore(row: UploadRow, urgency: JobKind, parts: OneRecording): Promise<void> {
  const { db, log, metrics, vocabulary } = parts;
  const { userId, dictationId, rerun } = row;
  const earlier = rerun ? undefined : await findDictationByKey(db, userId, dictationId);
  if (earlier?.complete) return discard(row, parts);
  const audioId = row.audio ?? (await decode(row, parts));
  const reader = await openSound(audioId, [parts.blobs, parts.audio]);
  let dictation: Finished;
  try {
    dictation = await hear(row, { audioId, reader }, urgency, parts);
  } finally {
    await reader.close();
  }
  const stored = rerun
    ? await replaceHeard(db, userId, dictationId, heardOf(dictation))
    : await keepOnce(userId, dictation, audioId, parts);
  await discard(row, parts);
  metrics.dictations.inc({ outcome: 'stored' });
  log.info({ dictationId, userId, audioMs: dictation.durationMs, rerun }, 'recording stored');
  if (stored) vocabulary.noteUses(userId, stored.text);
}

async function decode({ format, pieces }: UploadRow, { blobs, signal, change }: OneRecording): Promise<string> {
  const audio = await decodePieces({ format: format as AudioFormat, pieces }, blobs, signal);
  await change({ audio, pieces: [] });
  for (const { blob } of pieces) await blobs.delete(blob);
  return audio;
}

async function hear(
  row: UploadRow,
  { audioId, reader }: { audioId: string; reader: BlobReader },
  urgency: NonNullable<Open['urgency']>,
  parts: OneRecording,
): Promise<Finished> {
  const { workers, clock, log, signal, change } = parts;
  const { userId, dictationId, quality, mode, host, style, language, progress } = row;
  await change({ state: 'recognising' });
  await workers.choose(signal);
  const context = host === null ? undefined : { host, ...(style !== null && { style }) };
  const start: Pick<Start, 'quality' | 'mode' | 'context'> = { quality, mode, context };
  const request = await recognitionRequest({ ...start, userId, dictationId, language }, parts);
  const sound = { samples: Math.floor(reader.bytes / bytesPerSample), read: reader.read };
  const outcome = await hearRecording(sound, { ...request, urgency }, progress ?? undefined, {
    workers,
    clock,
    log,
    signal,
    async keepProgress({ segments, fromSample }) {
      await change({ progress: { segments: [...segments], fromSample }, failures: 0 });
    },
  });
  signal.throwIfAborted();
  if (outcome.kind === 'cancelled') throw new Later(0);
  if (outcome.kind === 'failed') {
    throw outcome.code === 'queue_full' ? new Later((outcome.retryAfterS ?? 1) * 1000) : new Error(outcome.code);
  }
  const nowMs = clock.now();
  return finished(outcome.done, start, {
    dictationId,
    samples: sound.samples,
    complete: true,
    atMs: spokenAtMs(row, nowMs),
    afterStopMs: Math.max(0, nowMs - row.createdAt.getTime()),
    audioId,
  });
}

/** By the client's clock, where that can be. */
function spokenAtMs({ recordedAt }: UploadRow, nowMs: number): number {
  const atMs = recordedAt?.getTime() ?? nowMs;
  return atMs >= earliestMs && atMs <= nowMs ? atMs : nowMs;
}

/** What comes of hearing: the rest of the dictation is as it was. */
function heardOf(dictation: Finished) {
  const { dictationId, host, mode, durationMs, complete, recovered, audioId, createdAt, ...heard } = dictation;
  return heard;
}

/** The sound is the history's before the row is: a row never refers to what is not there. */
async function keepOnce(
  userId: string,
  dictation: Finished,
  audioId: string,
  { audioBlobs, blobs, store }: ProcessingParts,
): Promise<DictationRow> {
  await audioBlobs.adopt(audioId, blobs);
  const row = await store.keep(userId, dictation);
  if (!row) throw new Later(pendingMs);
  return row;
}

/** Nothing is left to do: what was kept for it goes. What the history took over lies elsewhere. */
async function discard({ userId, dictationId }: UploadRow, { db, blobs }: ProcessingParts): Promise<void> {
  const gone = await removeUpload(db, userId, dictationId);
  for (const { blob } of gone?.pieces ?? []) await blobs.delete(blob);
  if (gone?.audio) await blobs.delete(gone.audio);
}
