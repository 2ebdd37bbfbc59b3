/** Whisper in ggml's own file format (`ggml-*.bin`), as whisper.cpp's `models/convert-pt-to-ggml.py` writes it. Little-endian throughout. */
export const ggmlMagic = 0x67676d6c;

/** Types of ggml tensors used here, by their number in the file. */
export const tensorType = { f32: 0, f16: 1, q8_0: 8 } as const;
export type TensorType = keyof typeof tensorType;

/** The header's eleven numbers, in the order of the file. */
export const hyperparameterNames = [
  'vocabulary',
  'audioContext',
  'audioState',
  'audioHeads',
  'audioLayers',
  'textContext',
  'textState',
  'textHeads',
  'textLayers',
  'mels',
  'fileType',
] as const;
export type Hyperparameters = Record<(typeof hyperparameterNames)[number], number>;

/** `fileType` of a model whose matrices are f16. */
export const fileTypeF16 = 1;

const int32 = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    buffer.writeInt32LE(value, index * 4);
  });
  return buffer;
};

/** Everything before the first tensor. @param filters rows of `bins` weights, one row per mel band */
export const encodeHead = (
  hyperparameters: Hyperparameters,
  filters: Float32Array,
  bins: number,
  vocabulary: readonly Uint8Array[],
): Buffer =>
  Buffer.concat([
    int32(ggmlMagic, ...hyperparameterNames.map((name) => hyperparameters[name])),
    int32(hyperparameters.mels, bins),
    Buffer.from(filters.buffer, filters.byteOffset, filters.byteLength),
    int32(vocabulary.length),
    ...vocabulary.flatMap((word) => [int32(word.length), word]),
  ]);

/** @param dims ggml's order: the fastest-running dimension first */
export const encodeTensorHead = (name: string, dims: readonly number[], type: number): Buffer => {
  const nameBytes = Buffer.from(name);
  return Buffer.concat([int32(dims.length, nameBytes.length, type, ...dims), nameBytes]);
};
