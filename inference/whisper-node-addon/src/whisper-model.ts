import { stat } from 'node:fs/promises';
import { AddonError } from '../build/addon-error.mjs';
import { loadCpuVariant } from './cpu-variant.ts';
import { type NativeModel, openBinding } from './native-binding.ts';
import type { LoadOptions, ModelInfo, SoundWindow, WhisperModel, WhisperState } from './recognition.ts';
import { callNative, runJob } from './run-job.ts';
import { createSoundWindow } from './sound-window.ts';
import { splitWords } from './split-words.ts';
import { createWhisperState } from './whisper-state.ts';

/**
 * Reads the weights on a thread of their own (about a second for base) and checks the file first.
 * @throws AddonError `no_addon`, `bad_model`, `failed`
 */
export async function loadWhisper({
  modelPath,
  addonDirectory,
  flashAttention = true,
}: LoadOptions): Promise<WhisperModel> {
  const binding = openBinding(addonDirectory);
  const variant = loadCpuVariant(binding, addonDirectory);
  const { size } = await stat(modelPath).catch((cause: unknown) => {
    throw new AddonError('bad_model', `The speech model ${modelPath} cannot be read`, { cause });
  });
  const native = await runJob(() => binding.loadModel(modelPath, flashAttention));
  const { multilingual, type } = native.info();
  return createWhisperModel(native, { multilingual, type, variant, sizeBytes: size, supportsPrefix: true });
}

function createWhisperModel(native: NativeModel, info: ModelInfo): WhisperModel {
  const decoder = new TextDecoder('utf-8');
  const states = new Set<WhisperState>();
  const windows = new Set<SoundWindow>();
  return {
    info,
    createState() {
      const state = createWhisperState(
        callNative(() => native.createState()),
        () => states.delete(state),
      );
      states.add(state);
      return state;
    },
    openWindow() {
      const window = createSoundWindow(
        callNative(() => native.createWindow()),
        (closed) => windows.delete(closed),
      );
      windows.add(window);
      return window;
    },
    tokenize: (text) => Array.from(callNative(() => native.encodeWords(splitWords(text)))),
    detokenize: (ids) => decoder.decode(callNative(() => native.detokenize(Int32Array.from(ids)))),
    close() {
      for (const state of states) state.close();
      for (const window of windows) window.close();
      native.close();
    },
  };
}
