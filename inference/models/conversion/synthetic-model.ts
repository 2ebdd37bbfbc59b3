/** A CTranslate2 Whisper of the smallest shape, with weights that tell where they came from. For tests. */
export const tinyShape = {
  vocabulary: 40,
  state: 32,
  audioContext: 6,
  textContext: 4,
  mels: 80,
  feedForward: 64,
} as const;

const text = (value: string): Buffer => {
  const bytes = Buffer.from(`${value}\0`);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const uint32 = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);

/** Every weight of variable number n is n + its index / 1000. */
const floats = (name: string, shape: readonly number[], number: number): Buffer => {
  const count = shape.reduce((product, dim) => product * dim, 1);
  const data = Float32Array.from({ length: count }, (_, i) => number + i / 1000);
  return Buffer.concat([
    text(name),
    Buffer.of(shape.length),
    uint32(...shape),
    Buffer.of(0),
    uint32(data.byteLength),
    Buffer.from(data.buffer),
  ]);
};

const heads = (side: string): Buffer =>
  Buffer.concat([text(`${side}/num_heads`), Buffer.of(0), Buffer.of(2), uint32(2), Buffer.of(1, 0)]);

const { vocabulary, state, audioContext, textContext, mels, feedForward } = tinyShape;

const norm = (name: string): [string, number[]][] => [
  [`${name}/gamma`, [state]],
  [`${name}/beta`, [state]],
];
const linear = (name: string, rows: number, columns: number): [string, number[]][] => [
  [`${name}/weight`, [rows, columns]],
  [`${name}/bias`, [rows]],
];
const layer = (name: string): [string, number[]][] => [
  ...norm(`${name}/self_attention/layer_norm`),
  ...linear(`${name}/self_attention/linear_0`, 3 * state, state),
  ...linear(`${name}/self_attention/linear_1`, state, state),
  ...norm(`${name}/ffn/layer_norm`),
  ...linear(`${name}/ffn/linear_0`, feedForward, state),
  ...linear(`${name}/ffn/linear_1`, state, feedForward),
];

export const tinyVariables: readonly [string, number[]][] = [
  ['encoder/conv1/weight', [state, mels, 3]],
  ['encoder/conv1/bias', [state]],
  ['encoder/conv2/weight', [state, state, 3]],
  ['encoder/conv2/bias', [state]],
  ['encoder/position_encodings/encodings', [audioContext, state]],
  ...layer('encoder/layer_0'),
  ...norm('encoder/layer_norm'),
  ['decoder/embeddings/weight', [vocabulary, state]],
  ['decoder/position_encodings/encodings', [textContext, state]],
  ...layer('decoder/layer_0'),
  ...norm('decoder/layer_0/attention/layer_norm'),
  ...linear('decoder/layer_0/attention/linear_0', state, state),
  ...linear('decoder/layer_0/attention/linear_1', 2 * state, state),
  ...linear('decoder/layer_0/attention/linear_2', state, state),
  ...norm('decoder/layer_norm'),
];

/** @returns the bytes of a `model.bin` */
export const tinyCtranslate2 = (spec = 'WhisperSpec'): Buffer =>
  Buffer.concat([
    uint32(6),
    text(spec),
    uint32(3, tinyVariables.length + 2),
    heads('encoder'),
    heads('decoder'),
    ...tinyVariables.map(([name, shape], number) => floats(name, shape, number)),
    uint32(1),
    text('decoder/projection/weight'),
    text('decoder/embeddings/weight'),
  ]);
