import type { Language } from '../contract/index.ts';

/** A piece of a word as the model counts them. `id` means something to the engine that made it only. */
export interface RecognisedToken {
  id: number;
  text: string;
  /** Natural logarithm of the probability the model gave it. */
  logProbability: number;
}

export interface RecognitionRequest {
  /** 16 kHz mono, -1..1, at most `longestWindowSamples` of the engine. */
  samples16k: Float32Array;
  language: Language;
  /** Tokens of the words already known at the start of `samples16k`: the engine takes them as said and goes on from there. */
  prefix: readonly number[];
  /** Fewest errors rather than soonest: the engine takes all the room it has, and about twice the time. */
  thorough: boolean;
  /** Aborting rejects with the signal's reason. */
  signal: AbortSignal;
}

/** What was heard after the prefix. */
export interface Recognition {
  /** With the engine's own spaces: a leading one where a word begins. */
  text: string;
  tokens: readonly RecognisedToken[];
  /** Mean natural-log probability of the tokens; 0 where there are none. */
  meanLogProbability: number;
  /** 0..1, the engine's own belief that the sound holds no speech. */
  noSpeechProbability: number;
}

/** Sound to words. Everything outside `engines/` knows a recogniser by this alone. */
export interface Recogniser {
  /** Whether `prefix` may be anything but empty. */
  readonly takesPrefix: boolean;
  /** The longest piece of sound that `recognise` takes, in samples at 16 kHz. */
  readonly longestWindowSamples: number;
  recognise(request: RecognitionRequest): Promise<Recognition>;
  /** The likeliest of `among` for a few seconds of speech. Aborting rejects with the signal's reason. */
  detectLanguage(samples16k: Float32Array, among: readonly Language[], signal: AbortSignal): Promise<Language>;
}
