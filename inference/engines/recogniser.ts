import type { Language } from '../contract/index.ts';

/** A piece of a word as the model counts them. `id` means something to the engine that made it only. */
export interface RecognisedToken {
  id: number;
  text: string;
  /** Natural logarithm of the probability the model gave it. */
  logProbability: number;
}

/**
 * How much of what was encoded before is encoded again, now that it has something behind it. `all`: fewest errors.
 * `recent`: the last seconds, sooner. `view`: the last words, for a look that is gone in a second. `none`: only what is new.
 */
export type Care = 'all' | 'recent' | 'view' | 'none';

export interface RecognitionRequest {
  /** Sound that follows what the window holds: 16 kHz mono, -1..1. */
  more: Float32Array;
  language: Language;
  /** Tokens of the words already known at the start of the window: the engine takes them as said and goes on from there. */
  prefix: readonly number[];
  care: Care;
  /** Whether somebody waits for it; asked again while it waits for its turn. */
  awaited: () => boolean;
  /** Text that stands before the sound and biases what is heard; at most 220 tokens of it count. */
  prompt?: string | undefined;
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

/**
 * Sound that grows while somebody speaks, heard again and again from its start. What was heard before makes the next
 * time cheaper and does not change it. One call at a time.
 */
export interface RecognitionWindow {
  /** Taken so far, by calls that were aborted too. */
  readonly samples: number;
  /** May reject with an error named `Preempted` where it had to make room: it may be tried again later. */
  recognise(request: RecognitionRequest): Promise<Recognition>;
  /** Takes `more` too. @returns probability of each of `among`, together 1 */
  detectLanguage(
    more: Float32Array,
    among: readonly Language[],
    turn: Pick<RecognitionRequest, 'awaited' | 'signal'>,
  ): Promise<ReadonlyMap<Language, number>>;
  close(): void;
}

/** Sound to words. Everything outside `engines/` knows a recogniser by this alone. */
export interface Recogniser {
  /** Whether `prefix` and `prompt` may be anything but empty. */
  readonly takesPrefix: boolean;
  /** The longest window, in samples at 16 kHz. */
  readonly longestWindowSamples: number;
  openWindow(): RecognitionWindow;
  /** Tokens of a prompt. */
  countTokens(text: string): number;
}
