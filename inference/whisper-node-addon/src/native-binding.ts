import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AddonError } from '../build/addon-error.mjs';
import type { PlainTranscription, QuantizationType } from './recognition.ts';

/** Work on a thread of its own; `abort` makes `result` reject soon with code `aborted`. */
export interface NativeJob<T> {
  result: Promise<T>;
  abort(): void;
}

/** Flat arrays: one crossing of the language border for any number of tokens. */
export interface NativeRecognition {
  ids: Int32Array;
  logProbabilities: Float32Array;
  /** -1: unknown */
  startMs: Int32Array;
  endMs: Int32Array;
  /** UTF-8 of all tokens, token i ends at `byteEnds[i]` */
  bytes: Uint8Array;
  byteEnds: Int32Array;
  generated: Int32Array;
  confirmed: number;
  meanLogProbability: number;
  noSpeechProbability: number;
  endedByLength: boolean;
  encodeMs: number;
  decodeMs: number;
}

export interface NativeRecogniseOptions {
  language: string;
  prefixTokens: Int32Array;
  draftTokens: Int32Array;
  promptTokens: Int32Array;
  /** encoder positions */
  again: number;
  keepSilence: boolean;
  threads: number;
  /** 0: as many as fit */
  maxTokens: number;
  suppressNonSpeech: boolean;
}

export interface NativeWindow {
  close(): void;
}

export interface NativeState {
  recognise(window: NativeWindow, more: Float32Array, options: NativeRecogniseOptions): NativeJob<NativeRecognition>;
  transcribePlain(samples: Float32Array, language: string, threads: number): NativeJob<PlainTranscription>;
  detectLanguage(
    window: NativeWindow,
    more: Float32Array,
    threads: number,
  ): NativeJob<{ language: string; probability: number }[]>;
  close(): void;
}

export interface NativeModel {
  info(): { multilingual: boolean; type: string };
  createState(): NativeState;
  createWindow(): NativeWindow;
  /** Byte-pair encoding of each word; a leading space belongs to its word. */
  encodeWords(words: string[]): Int32Array;
  detokenize(ids: Int32Array): Uint8Array;
  close(): void;
}

export interface NativeBinding {
  /**
   * Lets ggml choose among the CPU variants in the folder, or loads the wanted one. Only the first call in a process does.
   * @param wanted empty: ggml's choice
   * @returns name of the variant in use
   */
  loadBackends(directory: string, wanted: string): string;
  loadModel(path: string, flashAttention: boolean): NativeJob<NativeModel>;
  quantize(
    source: string,
    target: string,
    type: QuantizationType,
    onProgress: (done: number, total: number) => void,
  ): NativeJob<void>;
}

/**
 * @param directory folder made by `buildAddon`
 * @throws AddonError `no_addon` when there is none in it or it does not load
 */
export function openBinding(directory: string): NativeBinding {
  try {
    return createRequire(import.meta.url)(join(directory, 'whisper.node')) as NativeBinding;
  } catch (cause) {
    throw new AddonError('no_addon', `The speech library in ${directory} does not load. Build it with npm run addon.`, {
      cause,
    });
  }
}
