import type { NativeState } from './native-binding.ts';
import { toRecognition } from './recognised-tokens.ts';
import type { WhisperState } from './recognition.ts';
import { restrictLanguages } from './restrict-languages.ts';
import { runJob } from './run-job.ts';
import { takeInto } from './sound-window.ts';
import { assertThreads } from './threads.ts';

/** Encoder positions of the longest window: all of it is encoded again. */
const all = 1500;

/** @param onClose called once, at the first `close` */
export function createWhisperState(native: NativeState, onClose: () => void): WhisperState {
  return {
    async recognise(window, more, options, signal) {
      const { again = all } = options;
      assertThreads(options.threads);
      if (!Number.isInteger(again) || again < 0)
        throw new RangeError(`again must be a count of positions; got ${again}`);
      const recognition = await runJob(
        () =>
          takeInto(window, more, (sound) =>
            native.recognise(sound, more, {
              language: options.language,
              prefixTokens: Int32Array.from(options.prefixTokens ?? []),
              draftTokens: Int32Array.from(options.draftTokens ?? []),
              promptTokens: Int32Array.from(options.promptTokens ?? []),
              again,
              keepSilence: options.keepSilence ?? false,
              threads: options.threads,
              maxTokens: options.maxTokens ?? 0,
              suppressNonSpeech: options.suppressNonSpeech ?? false,
            }),
          ),
        signal,
      );
      return toRecognition(recognition);
    },
    async transcribePlain(samples16k, { language, threads }, signal) {
      assertThreads(threads);
      return runJob(() => native.transcribePlain(samples16k, language, threads), signal);
    },
    async detectLanguage(window, more, { threads, among }, signal) {
      assertThreads(threads);
      const ranked = await runJob(
        () => takeInto(window, more, (sound) => native.detectLanguage(sound, more, threads)),
        signal,
      );
      return restrictLanguages(ranked, among);
    },
    close() {
      native.close();
      onClose();
    },
  };
}
