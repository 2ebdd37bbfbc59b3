/** Samples at 16 kHz in one frame of the detector: 32 ms. */
export const frameSamples = 512;

/** Listens to one dictation, frame after frame. */
export interface VoiceActivityStream {
  /** @param frame16k exactly `frameSamples` samples at 16 kHz, -1..1 @returns probability of speech, 0..1 */
  speechProbability(frame16k: Float32Array): Promise<number>;
}

export interface VoiceActivityDetector {
  /** One model for all; the state is the stream's. */
  open(): VoiceActivityStream;
}
