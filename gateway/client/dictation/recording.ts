import { sampleRateHz } from '../../contract/limits.ts';

/**
 * What was said, from the first sample, as an append-only log: every attempt to deliver it reads it from where the
 * server stands, while it may still be growing. In memory (1.9 MB a minute) or, from the outbox, on the device.
 */
export interface Recording {
  append(samples16k: Int16Array): void;
  /** Nothing more will come. */
  end(): void;
  readonly ended: boolean;
  readonly durationMs: number;
  /**
   * All from `fromSample` (default the first), then what is to come; ends with the recording or with `signal`.
   * No frame is longer than 1 s.
   */
  frames(signal: AbortSignal, fromSample?: number): AsyncIterable<Int16Array>;
}

/** A recording in memory. */
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
    async *frames(signal, fromSample = 0) {
      signal.addEventListener('abort', wake);
      let skip = fromSample;
      for (let index = 0; !signal.aborted; ) {
        const frame = log[index];
        if (frame) {
          index++;
          if (skip < frame.length) yield skip > 0 ? frame.subarray(skip) : frame;
          skip = Math.max(0, skip - frame.length);
        } else if (ended) break;
        else await new Promise<void>((resolve) => waiting.add(resolve));
      }
      signal.removeEventListener('abort', wake);
    },
  };
}
