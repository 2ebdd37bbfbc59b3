import { sampleRateHz } from '../../contract/limits.ts';
import type { Recording } from '../dictation/recording.ts';
import type { Chunk } from './store.ts';

export interface KeptRecordingOptions {
  /** A chunk is written when so much has gathered. With a frame of the microphone and the write, under 500 ms. */
  chunkMs: number;
  /** So much of the end stays in memory for a live session that keeps up; what is older is read from the device. */
  recentMs: number;
}
export const defaultKeptRecordingOptions: KeptRecordingOptions = { chunkMs: 200, recentMs: 10_000 };

export interface KeptRecordingParts {
  write: (firstSample: number, samples16k: Int16Array<ArrayBuffer>) => Promise<void>;
  read: (fromSample: number, atMost: number) => Promise<Chunk[]>;
  /** Writing failed: what is said from here on lies in memory only. */
  onUnkept: (error: unknown) => void;
  options?: KeptRecordingOptions;
}

export interface KeptRecording extends Recording {
  readonly samples: number;
  /** Samples on the device. Less than `samples` when writing has failed or is under way. */
  readonly keptSamples: number;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
  /** Writes what is not on the device yet, also after a failure. @returns whether all of it is there now */
  flush(): Promise<boolean>;
}

/** Chunks read from the device at a time. */
const readAhead = 8;

/**
 * A recording that is on the device a moment after it was heard, and holds only its end in memory. When the device
 * takes no more, the rest is held in memory and nothing else changes.
 */
export function createKeptRecording({
  write,
  read,
  onUnkept,
  options = defaultKeptRecordingOptions,
}: KeptRecordingParts): KeptRecording {
  const chunkSamples = (options.chunkMs * sampleRateHz) / 1000;
  const recentSamples = (options.recentMs * sampleRateHz) / 1000;
  /** The end of the recording, in order. */
  let recent: { firstSample: number; frame: Int16Array }[] = [];
  const waiting = new Set<() => void>();
  let ended = false;
  let samples = 0;
  let kept = 0;
  let unkept = false;
  let writing: Promise<void> | undefined;

  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const forget = () => {
    const needless = Math.min(kept, samples - recentSamples);
    const first = recent.findIndex(({ firstSample, frame }) => firstSample + frame.length > needless);
    if (first > 0) recent = recent.slice(first);
  };

  /** One chunk after the other, none with a gap before it. */
  const writeOut = async (leaveSamples: number) => {
    while (samples - kept > leaveSamples) {
      const from = kept;
      const until = Math.min(samples, from + 2 * chunkSamples);
      await write(from, cut(recent, from, until));
      kept = until;
      forget();
    }
  };
  const startWriting = (leaveSamples: number): Promise<void> => {
    writing ??= writeOut(leaveSamples)
      .catch((error: unknown) => {
        unkept = true;
        onUnkept(error);
      })
      .finally(() => {
        writing = undefined;
        if (!unkept && samples - kept >= chunkSamples) void startWriting(chunkSamples - 1);
      });
    return writing;
  };

  const settled = async () => {
    while (writing) await writing;
  };

  return {
    append(frame) {
      if (ended) throw new Error('The recording has ended.');
      recent.push({ firstSample: samples, frame });
      samples += frame.length;
      if (!unkept && samples - kept >= chunkSamples) void startWriting(chunkSamples - 1);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    get ended() {
      return ended;
    },
    get durationMs() {
      return (samples * 1000) / sampleRateHz;
    },
    get samples() {
      return samples;
    },
    get keptSamples() {
      return kept;
    },
    settled,
    async flush() {
      await settled();
      unkept = false;
      await startWriting(0);
      return kept === samples;
    },
    async *frames(signal, fromSample = 0) {
      signal.addEventListener('abort', wake);
      for (let at = fromSample; !signal.aborted; ) {
        const inMemory = recent[0]?.firstSample ?? samples;
        if (at < Math.min(inMemory, kept)) {
          for (const frame of audible(await read(at, readAhead), at, Math.min(inMemory, kept))) {
            if (signal.aborted) break;
            at += frame.length;
            yield frame;
          }
        } else if (at < samples) {
          const { firstSample, frame } = holding(recent, at);
          const rest = frame.subarray(at - firstSample);
          at += rest.length;
          yield rest;
        } else if (ended) break;
        else await new Promise<void>((resolve) => waiting.add(resolve));
      }
      signal.removeEventListener('abort', wake);
    },
  };
}

/**
 * Chunks as frames without a gap: what cannot be read, or is not there any more, is silence of its length, so that
 * every place in the recording stays where it was.
 * @param untilSample where the recording goes on elsewhere, or ends
 * @param onDamaged told of every stretch that is silence because of that
 */
export function* audible(
  chunks: readonly Chunk[],
  fromSample: number,
  untilSample: number,
  onDamaged: (samples: number) => void = () => {},
): Generator<Int16Array<ArrayBuffer>> {
  let at = fromSample;
  const damaged = (until: number) => {
    const samples = Math.max(0, until - at);
    if (samples > 0) onDamaged(samples);
    return silence(samples);
  };
  for (const { firstSample, length, samples16k } of chunks) {
    yield* damaged(Math.min(firstSample, untilSample));
    at = Math.max(at, firstSample);
    const until = Math.min(firstSample + length, untilSample);
    if (until <= at) continue;
    if (samples16k) yield samples16k.subarray(at - firstSample, until - firstSample);
    else yield* damaged(until);
    at = until;
  }
  if (chunks.length === 0) yield* damaged(untilSample);
}

function* silence(samples: number): Generator<Int16Array<ArrayBuffer>> {
  for (let left = samples; left > 0; left -= sampleRateHz) yield new Int16Array(Math.min(left, sampleRateHz));
}

function cut(frames: { firstSample: number; frame: Int16Array }[], from: number, until: number) {
  const piece = new Int16Array(until - from);
  for (const { firstSample, frame } of frames) {
    const start = Math.max(from, firstSample);
    const end = Math.min(until, firstSample + frame.length);
    if (start < end) piece.set(frame.subarray(start - firstSample, end - firstSample), start - from);
  }
  return piece;
}

function holding(frames: { firstSample: number; frame: Int16Array }[], at: number) {
  const found = frames.findLast(({ firstSample, frame }) => at >= firstSample && at < firstSample + frame.length);
  if (!found) throw new Error(`Sample ${at} is neither in memory nor on the device.`);
  return found;
}
