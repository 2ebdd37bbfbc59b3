import { bytesPerSample, type FromWorker, msToSamples, type Open, type Segment } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { type RecognitionOutcome, recognise } from '../workers/recognition.ts';

/** Sound on disk: bare PCM. */
export interface StoredSound {
  samples: number;
  read(range: { start: number; end: number }): AsyncIterable<Buffer>;
}

/** How far a recording has been heard. */
export interface Heard {
  segments: readonly Segment[];
  fromSample: number;
}

export interface HearingParts {
  workers: WorkerPool;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  /** Told now and again, so that another attempt need not begin anew. */
  keepProgress(heard: Heard): Promise<void>;
  options?: HearingOptions;
}

export interface HearingOptions {
  /** A recording is heard in parts of this length, so that neither side holds more of it. */
  partSamples: number;
  /** A phrase that ends closer to the end of a part may have been cut by it: it is heard again with the next one. */
  edgeSamples: number;
  /** Of a part, so much is sent at once; */
  headSamples: number;
  /** then a piece is held back this long: to follow the sound takes cores from those who speak. */
  pauseMs: number;
}
export const defaultHearingOptions: HearingOptions = {
  partSamples: msToSamples(5 * 60_000),
  edgeSamples: msToSamples(1_000),
  headSamples: msToSamples(30_000),
  pauseMs: 80,
};

export type RecordingOutcome =
  | { kind: 'done'; done: Extract<FromWorker, { type: 'done' }> }
  | Exclude<RecognitionOutcome, { kind: 'done' }>;

/**
 * Hears a recording of any length, a part after the other, as one dictation; memory stays flat. What is heard in one part
 * is heard as live.
 * @param earlier of an attempt that was cut off
 */
export async function hearRecording(
  sound: StoredSound,
  request: Omit<Open, 'type' | 'resume'>,
  earlier: Heard | undefined,
  parts: HearingParts,
): Promise<RecordingOutcome> {
  const { partSamples, edgeSamples } = parts.options ?? defaultHearingOptions;
  let heard = earlier;
  const spent = { queue_ms: 0, recognise_ms: 0, write_ms: 0 };
  for (;;) {
    const from = heard?.fromSample ?? 0;
    const end = Math.min(sound.samples, from + partSamples);
    const isLast = end === sound.samples;
    // The whole is written at its end; until then only what is heard counts.
    const asked =
      isLast || request.mode === 'on_pause' ? request : { ...request, mode: 'on_pause' as const, editor: false };
    const outcome = await hearPart(sound, asked, heard, { from, end }, parts);
    if (outcome.kind !== 'done') return outcome;
    const { done } = outcome;
    for (const name of ['queue_ms', 'recognise_ms', 'write_ms'] as const) spent[name] += done.timings[name];
    if (isLast) return { kind: 'done', done: { ...done, timings: { ...done.timings, ...spent } } };
    heard = upToLastPause(done.segments, { from, end, edgeSamples });
    await parts.keepProgress(heard);
  }
}

async function hearPart(
  sound: StoredSound,
  request: Omit<Open, 'type' | 'resume'>,
  heard: Heard | undefined,
  { from, end }: { from: number; end: number },
  { workers, clock, log, signal, keepProgress, options = defaultHearingOptions }: HearingParts,
): Promise<RecognitionOutcome> {
  signal.throwIfAborted();
  const resume = heard && { segments: [...heard.segments], fromSample: heard.fromSample };
  const recognition = recognise(
    Promise.resolve(request),
    { accepted() {}, hypothesis() {}, segment() {} },
    { workers, clock, log, ...(resume && { heard: resume }) },
  );
  let over = false;
  const ended = recognition.outcome.finally(() => {
    over = true;
  });
  const cancel = () => recognition.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const pcm of sound.read({ start: from * bytesPerSample, end: end * bytesPerSample })) {
      if (over) break;
      recognition.push(pcm);
      if (recognition.samples - from > options.headSamples) await clock.sleep(options.pauseMs, signal).catch(() => {});
    }
    recognition.stop();
    const outcome = await ended;
    const segments = recognition.segments();
    const last = segments.at(-1);
    if (outcome.kind === 'failed' && last && segments.length > (heard?.segments.length ?? 0))
      await keepProgress({ segments, fromSample: last.endSample });
    return outcome;
  } finally {
    recognition.cancel();
    signal.removeEventListener('abort', cancel);
  }
}

/** Where the next part begins: behind the last phrase that no cut can have touched. */
function upToLastPause(
  segments: readonly Segment[],
  { from, end, edgeSamples }: { from: number; end: number; edgeSamples: number },
): Heard {
  const last = segments.at(-1);
  if (!last || last.endSample <= end - edgeSamples) return { segments, fromSample: end - edgeSamples / 2 };
  if (last.startSample <= from) return { segments, fromSample: end };
  return { segments: segments.slice(0, -1), fromSample: last.startSample };
}
