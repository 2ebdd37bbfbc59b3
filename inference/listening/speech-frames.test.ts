import { describe, expect, it } from 'vitest';
import { Recording } from './recording.ts';
import { energyDbfs, type SpeechFrame, speechFrames } from './speech-frames.ts';

/** Square waves, because their loudness is their level. */
const square = (samples: number, level: number) =>
  Int16Array.from({ length: samples }, (_, index) => (index % 2 ? level : -level));

async function framesOf(...pieces: Int16Array[]) {
  const recording = new Recording();
  const heardDbfs: number[] = [];
  const voice = {
    speechProbability: async (frame16k: Float32Array) => {
      expect(frame16k).toHaveLength(512);
      heardDbfs.push(energyDbfs(frame16k));
      return 0.5;
    },
  };
  async function* audio() {
    yield* pieces;
  }
  const frames: SpeechFrame[] = [];
  for await (const frame of speechFrames(audio(), recording, voice)) frames.push(frame);
  return { frames, heardDbfs, recording };
}

describe('frames of sound', () => {
  it('are 32 ms long however the sound arrives, the last filled up with silence', async () => {
    const { frames, recording } = await framesOf(square(700, 9_000), square(1, 9_000), square(1_000, 9_000));
    expect(frames.map(({ startSample }) => startSample)).toEqual([0, 512, 1_024, 1_536]);
    expect(frames[3]?.energyDbfs).toBeLessThan(frames[2]?.energyDbfs ?? 0);
    expect(recording.endSample).toBe(1_701);
  });

  it('tell how loud the sound is, silence included', async () => {
    const { frames } = await framesOf(square(512, 16_384), square(512, 3_277), new Int16Array(512));
    expect(frames.map((frame) => Math.round(frame.energyDbfs))).toEqual([-6, -20, Number.NEGATIVE_INFINITY]);
  });

  it('are raised for the detector where the microphone is quiet, never lowered, and their loudness is told as it is', async () => {
    const quiet = await framesOf(square(51_200, 100));
    expect(Math.round(quiet.heardDbfs[0] ?? 0)).toBe(-20);
    expect(Math.round(quiet.frames[0]?.energyDbfs ?? 0)).toBe(-50);
    const loud = await framesOf(square(51_200, 20_000), square(51_200, 100));
    expect(Math.round(loud.heardDbfs[0] ?? 0)).toBe(-4);
    expect(loud.heardDbfs.at(-1)).toBeLessThan(-45);
  });
});
