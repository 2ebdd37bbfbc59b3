import { assertAudioContext, assertThreads, fullAudioContext } from './audio-context.ts';
import type { NativeState } from './native-binding.ts';
import { toRecognition } from './recognised-tokens.ts';
import type { WhisperState } from './recognition.ts';
import { restrictLanguages } from './restrict-languages.ts';
import { runJob } from './run-job.ts';

/** @param onClose called once, at the first `close` */
export function createWhisperState(native: NativeState, onClose: () => void): WhisperState {
  return {
    async recognise(samples16k, options, signal) {
      assertAudioContext(options.audioContext);
      assertThreads(options.threads);
      const recognition = await runJob(
        () =>
          native.recognise(samples16k, {
            language: options.language,
            prefixTokens: Int32Array.from(options.prefixTokens ?? []),
            promptTokens: Int32Array.from(options.promptTokens ?? []),
            audioContext: positionsForNative(options.audioContext),
            threads: options.threads,
            maxTokens: options.maxTokens ?? 0,
            suppressNonSpeech: options.suppressNonSpeech ?? false,
          }),
        signal,
      );
      return toRecognition(recognition);
    },
    async transcribePlain(samples16k, { language, threads }, signal) {
      assertThreads(threads);
      return runJob(() => native.transcribePlain(samples16k, language, threads), signal);
    },
    async detectLanguage(samples16k, { audioContext, threads, among }, signal) {
      assertAudioContext(audioContext);
      assertThreads(threads);
      const all = await runJob(
        () => native.detectLanguage(samples16k, positionsForNative(audioContext), threads),
        signal,
      );
      return restrictLanguages(all, among);
    },
    close() {
      native.close();
      onClose();
    },
  };
}

/** The native side takes 0 for the model's own full window. */
function positionsForNative(audioContext: number): number {
  return audioContext === fullAudioContext ? 0 : audioContext;
}
