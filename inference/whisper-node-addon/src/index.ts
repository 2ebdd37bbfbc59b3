export type { AddonErrorCode } from '../build/addon-error.mjs';
export { AddonError } from '../build/addon-error.mjs';
export { useCpuVariant } from './cpu-variant.ts';
export { findAddon } from './find-addon.ts';
export { quantizeModel } from './quantize-model.ts';
export { loadReadyMadeWhisper } from './ready-made.ts';
export type {
  LoadOptions,
  ModelInfo,
  PlainTranscription,
  QuantizationType,
  RecognisedToken,
  RecogniseOptions,
  Recognition,
  SoundWindow,
  WhisperModel,
  WhisperState,
} from './recognition.ts';
export { loadWhisper } from './whisper-model.ts';
