/**
 * Where each tensor of a ggml Whisper model comes from in a CTranslate2 one. CTranslate2 stacks projections that share
 * an input into one matrix; `part` of `parts` names the slice of its rows. The order is that of OpenAI's checkpoints,
 * so the file is the published one byte for byte.
 */
export interface TensorOrigin {
  readonly name: string;
  readonly from: string;
  readonly part?: number;
  readonly parts?: number;
}

const norm = (name: string, from: string): TensorOrigin[] => [
  { name: `${name}.weight`, from: `${from}/gamma` },
  { name: `${name}.bias`, from: `${from}/beta` },
];

const linear = (name: string, from: string, slice?: { part: number; parts: number }): TensorOrigin[] => [
  { name: `${name}.weight`, from: `${from}/weight`, ...slice },
  { name: `${name}.bias`, from: `${from}/bias`, ...slice },
];

/** Whisper's key projection has no bias; CTranslate2 stores zeros for it. */
const keyOnly = (tensors: TensorOrigin[]) => tensors.filter(({ name }) => name.endsWith('.weight'));

const selfAttention = (name: string, from: string): TensorOrigin[] => [
  ...norm(`${name}.attn_ln`, `${from}/self_attention/layer_norm`),
  ...linear(`${name}.attn.query`, `${from}/self_attention/linear_0`, { part: 0, parts: 3 }),
  ...keyOnly(linear(`${name}.attn.key`, `${from}/self_attention/linear_0`, { part: 1, parts: 3 })),
  ...linear(`${name}.attn.value`, `${from}/self_attention/linear_0`, { part: 2, parts: 3 }),
  ...linear(`${name}.attn.out`, `${from}/self_attention/linear_1`),
];

const crossAttention = (name: string, from: string): TensorOrigin[] => [
  ...norm(`${name}.cross_attn_ln`, `${from}/attention/layer_norm`),
  ...linear(`${name}.cross_attn.query`, `${from}/attention/linear_0`),
  ...keyOnly(linear(`${name}.cross_attn.key`, `${from}/attention/linear_1`, { part: 0, parts: 2 })),
  ...linear(`${name}.cross_attn.value`, `${from}/attention/linear_1`, { part: 1, parts: 2 }),
  ...linear(`${name}.cross_attn.out`, `${from}/attention/linear_2`),
];

const feedForward = (name: string, from: string): TensorOrigin[] => [
  ...norm(`${name}.mlp_ln`, `${from}/ffn/layer_norm`),
  ...linear(`${name}.mlp.0`, `${from}/ffn/linear_0`),
  ...linear(`${name}.mlp.2`, `${from}/ffn/linear_1`),
];

const encoderLayer = (layer: number): TensorOrigin[] => [
  ...feedForward(`encoder.blocks.${layer}`, `encoder/layer_${layer}`),
  ...selfAttention(`encoder.blocks.${layer}`, `encoder/layer_${layer}`),
];

const decoderLayer = (layer: number): TensorOrigin[] => [
  ...feedForward(`decoder.blocks.${layer}`, `decoder/layer_${layer}`),
  ...selfAttention(`decoder.blocks.${layer}`, `decoder/layer_${layer}`),
  ...crossAttention(`decoder.blocks.${layer}`, `decoder/layer_${layer}`),
];

const layers = (count: number, layer: (index: number) => TensorOrigin[]): TensorOrigin[] =>
  Array.from({ length: count }, (_, index) => layer(index)).flat();

/** @returns every tensor of a ggml Whisper model, in file order */
export const whisperTensors = (audioLayers: number, textLayers: number): TensorOrigin[] => [
  { name: 'decoder.positional_embedding', from: 'decoder/position_encodings/encodings' },
  { name: 'encoder.positional_embedding', from: 'encoder/position_encodings/encodings' },
  { name: 'decoder.token_embedding.weight', from: 'decoder/embeddings/weight' },
  ...layers(textLayers, decoderLayer),
  ...norm('decoder.ln', 'decoder/layer_norm'),
  ...linear('encoder.conv1', 'encoder/conv1'),
  ...linear('encoder.conv2', 'encoder/conv2'),
  ...layers(audioLayers, encoderLayer),
  ...norm('encoder.ln_post', 'encoder/layer_norm'),
];

/** Conv biases are two-dimensional in ggml (n x 1), to be added to rows. */
export const convolutionBiases: ReadonlySet<string> = new Set(['encoder.conv1.bias', 'encoder.conv2.bias']);

/** Kept in f32 though they have two dimensions; `examples/quantize` leaves them alone too. */
export const unquantised: ReadonlySet<string> = new Set([
  ...convolutionBiases,
  'encoder.positional_embedding',
  'decoder.positional_embedding',
]);
