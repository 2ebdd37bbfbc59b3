import {
  loadReadyMadeWhisper,
  loadWhisper,
  type Recognition as WhisperRecognition,
  type WhisperState,
} from 'whisper-node-addon';
import { sampleRateHz } from '../contract/index.ts';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.ts';
import { hasLoop } from './repetition.ts';
import { encoderContext, fullContext, longestWindowSeconds } from './whisper-context.ts';

export interface WhisperOptions {
  modelPath: string;
  /** Folder of the built addon, see `findAddon`; undefined: the ready-made binding, several times slower. */
  addonDirectory: string | undefined;
  /** Threads for the recognition that begins now. */
  threads: () => Promise<number>;
}

export interface WhisperRecogniser extends Recogniser {
  /** ggml's CPU variant in use. */
  readonly cpuVariant: string;
  /** Frees the weights once running jobs have ended. */
  close(): void;
}

/** A mean natural-log probability under this is Whisper's own sign of a failed decoding (openai/whisper, `logprob_threshold`). */
const doubtfulLogProbability = -1;
/** More tokens in a second of sound than a fast speaker's: the words are made up. */
const mostTokensPerSecond = 8;

/** Holds the weights once. States are made when first needed and kept: as many as recognitions ever ran at a time. */
export async function loadWhisperRecogniser(options: WhisperOptions): Promise<WhisperRecogniser> {
  const { modelPath, addonDirectory } = options;
  const model = await (addonDirectory
    ? loadWhisper({ modelPath, addonDirectory })
    : loadReadyMadeWhisper({ modelPath }));
  const idle: WhisperState[] = [];
  const withState = async <T>(job: (state: WhisperState) => Promise<T>): Promise<T> => {
    const state = idle.pop() ?? model.createState();
    try {
      return await job(state);
    } finally {
      idle.push(state);
    }
  };

  const decode = async (state: WhisperState, request: RecognitionRequest, audioContext: number) =>
    state.recognise(
      request.samples16k,
      {
        language: request.language,
        prefixTokens: request.prefix,
        audioContext,
        threads: await options.threads(),
      },
      request.signal,
    );

  return {
    cpuVariant: model.info.variant,
    takesPrefix: model.info.supportsPrefix,
    longestWindowSamples: longestWindowSeconds * sampleRateHz,
    recognise: (request) =>
      withState(async (state) => {
        const seconds = request.samples16k.length / sampleRateHz;
        const audioContext = request.thorough ? fullContext : encoderContext(seconds);
        const first = await decode(state, request, audioContext);
        const doubtful = isDoubtful(first, request.prefix.length, seconds);
        if (audioContext === fullContext || !doubtful) return recognitionOf(first);
        const second = await decode(state, request, fullContext);
        return recognitionOf(better(first, second));
      }),
    detectLanguage: (samples16k, among, signal) =>
      withState(async (state) => {
        const audioContext = encoderContext(samples16k.length / sampleRateHz);
        const threads = await options.threads();
        const ranked = await state.detectLanguage(samples16k, { audioContext, threads, among }, signal);
        const likeliest = among.find((language) => language === ranked[0]?.language);
        if (!likeliest) throw new Error('The recogniser named no language of those it was asked for.');
        return likeliest;
      }),
    close: () => model.close(),
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
