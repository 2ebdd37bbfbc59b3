import { frameSamples, type VoiceActivityStream } from '../engines/voice-activity.ts';
import type { Recording } from './recording.ts';

/** 32 ms of sound as the endpointing sees it. */
export interface SpeechFrame {
  startSample: number;
  /** 0..1 */
  speechProbability: number;
  /** Root mean square against full scale; -Infinity for digital silence. */
  energyDbfs: number;
}

/** @param samples16k -1..1 @returns root mean square in dB against full scale */
export function energyDbfs(samples16k: Float32Array): number {
  let sum = 0;
  for (const sample of samples16k) sum += sample * sample;
  return 10 * Math.log10(sum / Math.max(1, samples16k.length));
}

/**
 * Puts sound as it arrives into `recording` and gives one frame per 32 ms. The last frame is filled up with silence.
 * @param audio PCM16 at 16 kHz, pieces of any size
 */
export async function* speechFrames(
  audio: AsyncIterable<Int16Array>,
  recording: Recording,
  voice: VoiceActivityStream,
): AsyncGenerator<SpeechFrame> {
  let startSample = recording.endSample;
  const frameAt = async (samples16k: Float32Array): Promise<SpeechFrame> => {
    const frame = {
      startSample,
      speechProbability: await voice.speechProbability(samples16k),
      energyDbfs: energyDbfs(samples16k),
    };
    startSample += frameSamples;
    return frame;
  };
  for await (const piece of audio) {
    recording.append(piece);
    while (startSample + frameSamples <= recording.endSample) {
      yield await frameAt(recording.slice(startSample, startSample + frameSamples));
    }
  }
  if (startSample < recording.endSample) {
    const rest = new Float32Array(frameSamples);
    rest.set(recording.slice(startSample, recording.endSample));
    yield await frameAt(rest);
  }
}
