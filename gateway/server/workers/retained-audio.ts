import { bytesPerSample } from '../../contract/limits.ts';

/** The part of a dictation's audio that no closed segment covers yet: what another worker would need. */
export interface RetainedAudio {
  append(pcm: Buffer): void;
  /** A segment is closed: what lies before `sample` is not needed any more. */
  release(sample: number): void;
  /** Position of the first retained sample, from the start of the dictation. */
  readonly fromSample: number;
  /** Samples of the dictation so far, released ones included. */
  readonly samples: number;
  frames(): readonly Buffer[];
}

/** @param beginsAt position of the first sample that will be appended */
export function createRetainedAudio(beginsAt = 0): RetainedAudio {
  let frames: Buffer[] = [];
  let fromSample = beginsAt;
  let samples = beginsAt;
  return {
    append(pcm) {
      frames.push(pcm);
      samples += pcm.length / bytesPerSample;
    },
    release(sample) {
      let gone = 0;
      let frame = frames[gone];
      while (frame && fromSample + frame.length / bytesPerSample <= sample) {
        fromSample += frame.length / bytesPerSample;
        frame = frames[++gone];
      }
      frames = frames.slice(gone);
      const [first, ...rest] = frames;
      if (first && sample > fromSample) {
        frames = [first.subarray((sample - fromSample) * bytesPerSample), ...rest];
        fromSample = sample;
      }
    },
    get fromSample() {
      return fromSample;
    },
    get samples() {
      return samples;
    },
    frames: () => frames,
  };
}
