import { defaultEndpointOptions, type EndpointOptions } from './endpointing.ts';

export interface ListenOptions {
  endpointing: EndpointOptions;
  /** Sound given with a phrase, its own included. 28 s and 10 s make more errors than 16 s (base, clips of 66-69 s). */
  windowMs: number;
  /** `after_recording` recognises so much in one go at the end; what is longer is the phrases joined. */
  wholeMs: number;
  /** Silence after which a look may be the last one: if the speaker is done, the answer is there already. */
  speculateAfterMs: number;
  /**
   * Speech that a first view needs. While it shows no words it is tried again after half as much more: the recogniser
   * takes a beginning for music or for nothing, until suddenly there are words.
   */
  firstViewMs: number;
  /** Speech after which it is tried no oftener than other views: it may be music. */
  firstWordsWithinMs: number;
  /** How often there is a new one. */
  viewEveryMs: number;
}

export const defaultListenOptions: ListenOptions = {
  endpointing: defaultEndpointOptions,
  windowMs: 16_000,
  wholeMs: 28_000,
  speculateAfterMs: 200,
  firstViewMs: 400,
  firstWordsWithinMs: 2_000,
  viewEveryMs: 900,
};
