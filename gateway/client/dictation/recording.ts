import { bytesPerSample, sampleRateHz } from '../../contract/limits.ts';

/**
 * What was said, from the first sample, as an append-only log: every attempt to deliver it reads it from the start,
 * while it may still be growing. It lies in memory (1.9 MB a minute); a durable store takes its place by offering the
 * same interface.
 */
export interface Recording {
  append(samples16k: Int16Array): void;
  /** Nothing more will come. */
  end(): void;
  readonly ended: boolean;
  readonly durationMs: number;
  /** All frames from the first, then those to come; ends with the recording or with `signal`. */
  frames(signal: AbortSignal): AsyncIterable<Int16Array>;
  /** Everything so far in one piece. */
  samples16k(): Int16Array<ArrayBuffer>;
}

export function createRecording(): Recording {
  const log: Int16Array[] = [];
  const waiting = new Set<() => void>();
  let ended = false;
  let samples = 0;
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  return {
    append(frame) {
      if (ended) throw new Error('The recording has ended.');
      log.push(frame);
      samples += frame.length;
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
    async *frames(signal) {
      signal.addEventListener('abort', wake);
      for (let index = 0; !signal.aborted; ) {
        const frame = log[index];
        if (frame) {
          index++;
          yield frame;
        } else if (ended) break;
        else await new Promise<void>((resolve) => waiting.add(resolve));
      }
      signal.removeEventListener('abort', wake);
    },
    samples16k() {
      const all = new Int16Array(new ArrayBuffer(samples * bytesPerSample));
      let offset = 0;
      for (const frame of log) {
        all.set(frame, offset);
        offset += frame.length;
      }
      return all;
    },
  };
}
