import { editorModels } from './editor-models.ts';
import type { Model, ModelRole } from './model.ts';
import { ModelError } from './model-error.ts';
import { whisperModels } from './whisper-models.ts';

const sileroVad: Model = {
  id: 'silero-vad',
  title: 'Silero VAD v5, ONNX',
  roles: ['vad'],
  file: 'silero_vad_v5.onnx',
  sizeBytes: 2_327_524,
  sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
  licence: 'MIT',
  sources: [{ kind: 'npm', package: '@ricky0123/vad-web', path: 'dist/silero_vad_v5.onnx' }],
};

export const catalogue: readonly Model[] = [...whisperModels, ...editorModels, sileroVad];

/** Best first: the first that is installed serves the role. */
export const preference: Record<ModelRole, readonly string[]> = {
  'recogniser-accurate': [
    'whisper-large-v3',
    'whisper-large-v3-q5_k',
    'whisper-large-v3-turbo',
    'whisper-medium',
    'whisper-small',
    'whisper-base',
  ],
  'recogniser-fast': ['whisper-large-v3-turbo', 'whisper-medium', 'whisper-small', 'whisper-base'],
  'editor-accurate': [
    'qwen2-7b-q8_0',
    'qwen2-7b',
    'phi-3-mini-f16',
    'phi-3-mini',
    'qwen2.5-coder-1.5b',
    'qwen2.5-coder-0.5b',
  ],
  'editor-fast': ['phi-3-mini', 'qwen2.5-coder-1.5b', 'qwen2.5-coder-0.5b'],
  vad: ['silero-vad'],
};

/** Names that stand for several models in `models pull`. */
export const modelSets: Record<string, readonly string[]> = {
  starter: ['whisper-base', 'qwen2.5-coder-0.5b'],
  production: ['whisper-large-v3', 'whisper-large-v3-turbo', 'qwen2-7b', 'phi-3-mini'],
};

/** @throws ModelError `unknown_model` */
export const findModel = (id: string, models: readonly Model[] = catalogue): Model => {
  const model = models.find((candidate) => candidate.id === id);
  if (model) return model;
  const known = models.map((candidate) => candidate.id).join(', ');
  throw new ModelError('unknown_model', `There is no model "${id}" in the catalogue. Known: ${known}.`);
};
