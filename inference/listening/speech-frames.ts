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

/** Silero hears speech at this loudness and misses a third of it 30 dB below. */
const voiceDbfs = -20;
/** A quieter voice than this is raised no further: 16-bit microphones have little but noise there. */
const mostGainDb = 30;
/** The loudest moment counts this much less with each frame: 3 dB in 10 s, so that a pause is no reason to raise the noise. */
const decayDbPerFrame = 0.01;

/** Raises the sound of a quiet microphone for the detector alone; never lowers it. */
class Gain {
  #loudestDbfs = voiceDbfs - mostGainDb;

  apply(samples16k: Float32Array, dbfs: number): Float32Array {
    this.#loudestDbfs = Math.max(dbfs, this.#loudestDbfs - decayDbPerFrame, voiceDbfs - mostGainDb);
    const gainDb = voiceDbfs - this.#loudestDbfs;
    if (gainDb <= 0) return samples16k;
    const factor = 10 ** (gainDb / 20);
    return samples16k.map((sample) => Math.max(-1, Math.min(1, sample * factor)));
  }
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
  const gain = new Gain();
  const frameAt = async (samples16k: Float32Array): Promise<SpeechFrame> => {
    const dbfs = energyDbfs(samples16k);
    const speechProbability = await voice.speechProbability(gain.apply(samples16k, dbfs));
    const frame = { startSample, speechProbability, energyDbfs: dbfs };
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
