import {
  loadReadyMadeWhisper,
  loadWhisper,
  type WhisperModel,
  type Recognition as WhisperRecognition,
  type WhisperState,
} from 'whisper-node-addon';
import { sampleRateHz } from '../contract/index.ts';
import type { Care, Recogniser, Recognition, RecognitionRequest, RecognitionWindow } from './recogniser.ts';
import { hasLoop } from './repetition.ts';
import { draftBehind, type Heard } from './whisper-draft.ts';

export interface WhisperOptions {
  modelPath: string;
  /** Folder of the built addon, see `findAddon`; undefined: the ready-made binding, several times slower. */
  addonDirectory: string | undefined;
  /** Threads for the recognition that begins now. */
  threads: () => Promise<number>;
  /** Told where the time of each recognition went, in milliseconds. */
  onTimings?: ((timings: WhisperRecognition['timings']) => void) | undefined;
}

export interface WhisperRecogniser extends Recogniser {
  /** ggml's CPU variant in use. */
  readonly cpuVariant: string;
  /** Frees the weights once running jobs have ended. */
  close(): void;
}

const longestWindowSeconds = 30;
/** A mean natural-log probability under this is Whisper's own sign of a failed decoding (openai/whisper, `logprob_threshold`). */
const doubtfulLogProbability = -1;
/** More tokens in a second of sound than a fast speaker's: the words are made up. */
const mostTokensPerSecond = 8;
/** Encoder positions of 20 ms that are encoded again. */
const againOf: Record<Care, number> = { all: 1500, recent: 400, view: 100, none: 0 };

/** Holds the weights once. States are made when first needed and kept: as many as recognitions ever ran at a time. */
export async function loadWhisperRecogniser(options: WhisperOptions): Promise<WhisperRecogniser> {
  const { modelPath, addonDirectory } = options;
  const model = await (addonDirectory
    ? loadWhisper({ modelPath, addonDirectory })
    : loadReadyMadeWhisper({ modelPath }));
  const withState = statePool(model);
  return {
    cpuVariant: model.info.variant,
    takesPrefix: model.info.supportsPrefix,
    longestWindowSamples: longestWindowSeconds * sampleRateHz,
    openWindow: () => openWindow(model, withState, options),
    countTokens: (text) => model.tokenize(text).length,
    close: () => model.close(),
  };
}

type WithState = <T>(job: (state: WhisperState) => Promise<T>) => Promise<T>;

function statePool(model: WhisperModel): WithState {
  const idle: WhisperState[] = [];
  return async (job) => {
    const state = idle.pop() ?? model.createState();
    try {
      return await job(state);
    } finally {
      idle.push(state);
    }
  };
}

function openWindow(model: WhisperModel, withState: WithState, options: WhisperOptions): RecognitionWindow {
  const window = model.openWindow();
  const nothing = new Float32Array(0);
  let heard: Heard = { prefix: [], generated: [], isText: [] };

  const hear = async (state: WhisperState, request: RecognitionRequest, more: Float32Array, care: Care) => {
    const { prefix, language, prompt, signal } = request;
    const recognition = await state.recognise(
      window,
      more,
      {
        language,
        prefixTokens: prefix,
        draftTokens: draftBehind(heard, prefix),
        ...(prompt && { promptTokens: model.tokenize(` ${prompt}`) }),
        again: againOf[care],
        keepSilence: care === 'view' || care === 'none',
        // Nobody waits for a view: one thread does it with less of the cores than two that wait for each other.
        threads: care === 'view' ? 1 : await options.threads(),
      },
      signal,
    );
    options.onTimings?.(recognition.timings);
    const texts = new Set(recognition.tokens.map(({ id }) => id));
    const { generated } = recognition;
    heard = { prefix, generated, isText: generated.map((id) => texts.has(id)) };
    return recognition;
  };

  return {
    get samples() {
      return window.samples;
    },
    recognise: (request) =>
      withState(async (state) => {
        const first = await hear(state, request, request.more, request.care);
        const seconds = window.samples / sampleRateHz;
        const nothingToGain = request.care === 'all' || request.care === 'view';
        if (nothingToGain || !isDoubtful(first, request.prefix.length, seconds)) return recognitionOf(first);
        const second = await hear(state, request, nothing, 'all');
        return recognitionOf(better(first, second));
      }),
    detectLanguage: (more, among, { signal }) =>
      withState(async (state) => {
        const threads = await options.threads();
        const ranked = await state.detectLanguage(window, more, { threads, among }, signal);
        return new Map(
          among.map((language) => [
            language,
            ranked.find((candidate) => candidate.language === language)?.probability ?? 0,
          ]),
        );
      }),
    close: () => window.close(),
  };
}

function isDoubtful(recognition: WhisperRecognition, prefixTokens: number, seconds: number): boolean {
  const { meanLogProbability, tokens, text, endedByLength } = recognition;
  return (
    meanLogProbability < doubtfulLogProbability ||
    tokens.length + prefixTokens > mostTokensPerSecond * Math.max(1, seconds) ||
    endedByLength ||
    hasLoop(text)
  );
}

const better = (first: WhisperRecognition, second: WhisperRecognition): WhisperRecognition => {
  const looping = (recognition: WhisperRecognition) => recognition.endedByLength || hasLoop(recognition.text);
  if (looping(first) !== looping(second)) return looping(first) ? second : first;
  return second.meanLogProbability >= first.meanLogProbability ? second : first;
};

const recognitionOf = ({ text, tokens, meanLogProbability, noSpeechProbability }: WhisperRecognition): Recognition => ({
  text,
  tokens: tokens.map(({ id, text: piece, logProbability }) => ({ id, text: piece, logProbability })),
  meanLogProbability,
  noSpeechProbability,
});
