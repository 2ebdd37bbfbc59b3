/** What a Whisper model offers, whichever binding is behind it (our addon, or the ready-made fallback). */

export interface LoadOptions {
  /** ggml file of a Whisper model, f16 or quantised */
  modelPath: string;
  /** folder made by `buildAddon`, see `findAddon` */
  addonDirectory: string;
  /** default true: faster, and more accurate on Russian than the plain attention of the same library */
  flashAttention?: boolean;
}

export interface ModelInfo {
  multilingual: boolean;
  /** size class as whisper.cpp names it: tiny, base, small, medium, large */
  type: string;
  /** ggml's CPU variant that was loaded, e.g. `haswell`, `sapphirerapids` */
  variant: string;
  /** size of the model file */
  sizeBytes: number;
  /** false: prefix, draft and prompt are not honoured (ready-made fallback) */
  supportsPrefix: boolean;
}

export interface RecogniseOptions {
  /** Whisper's language code: `ru`, `en`, ... */
  language: string;
  /**
   * Text tokens forced after `<|startoftranscript|><|language|><|transcribe|><|0.00|>`: decoded in one batch and not
   * returned. They are what is already known of the sound in the window; recognition continues behind them.
   */
  prefixTokens?: readonly number[];
  /** `<|startofprev|>` context that biases the vocabulary; only its last 223 tokens fit beside the text */
  promptTokens?: readonly number[];
  /**
   * What may be said behind the prefix: `generated` of an earlier recognition of the window. It is verified in one batch
   * and changes nothing of the result.
   */
  draftTokens?: readonly number[];
  /**
   * Positions (20 ms) of known sound that are encoded once more with the new, because they now have something behind
   * them; default all of them. With fewer it is sooner, with none base makes a tenth more errors.
   */
  again?: number;
  /** What an earlier recognition made of the silence behind the sound serves again; default false. */
  keepSilence?: boolean;
  threads: number;
  /** most tokens to generate; default half of the model's text context (224) */
  maxTokens?: number;
  /**
   * Never generate brackets, notes and other signs of sound that is not speech. Default false, as in whisper.cpp: base
   * then says `[BLANK_AUDIO]`, `[Music]`, `(keyboard clicking)` of noise, which is easily told from words; with true it
   * said "Thank you." or "you" of all five clips without speech in the evaluation set.
   */
  suppressNonSpeech?: boolean;
}

export interface RecognisedToken {
  id: number;
  /** may hold U+FFFD where a character is split between tokens: join `bytes` instead */
  text: string;
  bytes: Uint8Array;
  /** natural logarithm, at temperature 0 */
  logProbability: number;
  /** start and end of the phrase between two timestamps that the token stands in, from the start of the samples */
  startMs?: number;
  endMs?: number;
}

export interface Recognition {
  text: string;
  /** text tokens only: timestamps and the forced prefix are left out */
  tokens: RecognisedToken[];
  /** everything generated, timestamps included: a draft for the same window when it has grown */
  generated: readonly number[];
  /** tokens of the draft that were right */
  confirmedTokens: number;
  /** mean over everything generated, timestamps and the end token included (as whisper.cpp's own figure); 0 if nothing */
  meanLogProbability: number;
  noSpeechProbability: number;
  /** true when the end came from `maxTokens` or from a repetition, not from the model */
  endedByLength: boolean;
  timings: { encodeMs: number; decodeMs: number };
}

export interface PlainTranscription {
  text: string;
  segments: { startMs: number; endMs: number; text: string }[];
  language: string;
}

/** Sound of up to 30 s that grows while somebody speaks, and what the encoder has made of it. */
export interface SoundWindow {
  /** taken so far, by aborted recognitions too */
  readonly samples: number;
  /** Memory is freed when the running job, if any, has ended. */
  close(): void;
}

/**
 * Working memory of one recognition at a time. Reuse is allowed and leaks nothing of earlier audio.
 * Every method rejects with an `AddonError` (`busy` while another job of this state or window runs, `closed`, `failed`),
 * with a RangeError for options out of range, and with an error named `AbortError` soon after the signal fires.
 * Samples: mono, 16 kHz, -1..1; copied before the call returns.
 */
export interface WhisperState {
  /**
   * Appends `more` to the window and recognises it from its start: greedy, temperature 0. What is beyond 30 s is not
   * heard. An abort leaves the window as usable as before, with `more` in it if the job had begun (see `samples`).
   */
  recognise(
    window: SoundWindow,
    more: Float32Array,
    options: RecogniseOptions,
    signal?: AbortSignal,
  ): Promise<Recognition>;
  /** whisper.cpp's own loop over full windows, any length, greedy, no temperature fall-back: the baseline of the bench. */
  transcribePlain(
    samples16k: Float32Array,
    options: { language: string | 'auto'; threads: number },
    signal?: AbortSignal,
  ): Promise<PlainTranscription>;
  /** Appends `more`; most probable first; probabilities add up to 1 over `among` (default: all languages of the model). */
  detectLanguage(
    window: SoundWindow,
    more: Float32Array,
    options: { threads: number; among?: readonly string[] },
    signal?: AbortSignal,
  ): Promise<Array<{ language: string; probability: number }>>;
  /** Memory is freed when the running job, if any, has ended. */
  close(): void;
}

/** One copy of the weights, shared by any number of states. */
export interface WhisperModel {
  readonly info: ModelInfo;
  /** @throws AddonError `closed`, `failed` (out of memory) */
  createState(): WhisperState;
  /** @throws AddonError `closed` */
  openWindow(): SoundWindow;
  tokenize(text: string): number[];
  /** Special tokens give no text. */
  detokenize(ids: readonly number[]): string;
  /** Closes its states; running jobs end first, then the weights are freed. */
  close(): void;
}

export type QuantizationType = 'q8_0' | 'q4_k' | 'q5_k' | 'q6_k';
