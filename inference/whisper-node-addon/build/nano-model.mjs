import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * A Whisper model of random weights, 7 MB: the smallest that whisper.cpp loads (it takes it for a tiny one). Head size 64
 * as all real models have, so that the same kernels run. Its words are noise; the same seed gives the same file.
 */
const width = 64;
const layers = 4;
const mels = 80;
const filterBins = 201;
const vocabulary = 51865;
const textTokens = 50257;
const audioContext = 1500;
const textContext = 448;

/** @param {...number} values @returns {Buffer} */
function int32s(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeInt32LE(value, 4 * i);
  });
  return bytes;
}

/** Slaney's mel filters, area-normalised, 16 kHz, n_fft 400. @returns {Buffer} f32 [mels][filterBins] */
function melFilters() {
  const toMel = (/** @type {number} */ hz) =>
    hz < 1000 ? (hz * 3) / 200 : 15 + (Math.log(hz / 1000) * 27) / Math.log(6.4);
  const toHz = (/** @type {number} */ mel) =>
    mel < 15 ? (mel * 200) / 3 : 1000 * Math.exp((Math.log(6.4) / 27) * (mel - 15));
  const edge = (/** @type {number} */ i) => toHz((toMel(8000) * i) / (mels + 1));
  const values = new Float32Array(mels * filterBins);
  for (let mel = 0; mel < mels; mel++) {
    const [from, middle, to] = [edge(mel), edge(mel + 1), edge(mel + 2)];
    for (let bin = 0; bin < filterBins; bin++) {
      const hz = bin * 40;
      const height = Math.max(0, Math.min((hz - from) / (middle - from), (to - hz) / (to - middle)));
      values[mel * filterBins + bin] = (height * 2) / (to - from);
    }
  }
  return Buffer.from(values.buffer);
}

/** Bytes, then made-up words. @returns {Buffer} */
function vocabularyBytes() {
  const parts = [int32s(textTokens)];
  for (let id = 0; id < textTokens; id++) {
    const word = `${id % 3 ? ' ' : ''}w${id.toString(36)}`;
    const token = id < 256 ? Buffer.from([id]) : Buffer.from(id === textTokens - 1 ? '' : word);
    parts.push(int32s(token.length), token);
  }
  return Buffer.concat(parts);
}

/** Values made once; each tensor starts elsewhere among them. */
const madeValues = 1 << 16;

/**
 * Mulberry32, uniform, with the deviation of a trained model's weights.
 * @param {number} seed
 * @returns {() => number}
 */
function weights(seed) {
  let state = seed >>> 0;
  const values = Float32Array.from({ length: madeValues }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32 - 0.5) * 0.14;
  });
  let at = 0;
  return () => {
    // The cycle is one short of a power of two, so that no two rows of a tensor are alike.
    at = at === 0 ? madeValues - 2 : at - 1;
    return values[at] ?? 0;
  };
}

/** @typedef {{ name: string, extents: number[], fill?: number }} Tensor extents fastest first; without `fill`: random */

/** @param {string} name @returns {Tensor[]} */
const norm = (name) => [
  { name: `${name}.weight`, extents: [width], fill: 1 },
  { name: `${name}.bias`, extents: [width], fill: 0 },
];

/** @param {string} name @param {number} inputs @param {number} outputs @returns {Tensor[]} */
const linear = (name, inputs, outputs) => [
  { name: `${name}.weight`, extents: [inputs, outputs] },
  { name: `${name}.bias`, extents: [outputs] },
];

/** @param {string} name @returns {Tensor[]} */
const attention = (name) => [
  ...linear(`${name}.query`, width, width),
  { name: `${name}.key.weight`, extents: [width, width] },
  ...linear(`${name}.value`, width, width),
  ...linear(`${name}.out`, width, width),
];

/** @param {string} name @returns {Tensor[]} */
const feedForward = (name) => [
  ...norm(`${name}.mlp_ln`),
  ...linear(`${name}.mlp.0`, width, 4 * width),
  ...linear(`${name}.mlp.2`, 4 * width, width),
];

/** @returns {Tensor[]} */
function tensors() {
  const blocks = Array.from({ length: layers }, (_, i) => i);
  return [
    { name: 'encoder.positional_embedding', extents: [width, audioContext] },
    { name: 'encoder.conv1.weight', extents: [3, mels, width] },
    { name: 'encoder.conv1.bias', extents: [1, width] },
    { name: 'encoder.conv2.weight', extents: [3, width, width] },
    { name: 'encoder.conv2.bias', extents: [1, width] },
    ...norm('encoder.ln_post'),
    ...blocks.flatMap((i) => {
      const block = `encoder.blocks.${i}`;
      return [...norm(`${block}.attn_ln`), ...attention(`${block}.attn`), ...feedForward(block)];
    }),
    { name: 'decoder.positional_embedding', extents: [width, textContext] },
    { name: 'decoder.token_embedding.weight', extents: [width, vocabulary] },
    ...norm('decoder.ln'),
    ...blocks.flatMap((i) => {
      const block = `decoder.blocks.${i}`;
      const cross = [...norm(`${block}.cross_attn_ln`), ...attention(`${block}.cross_attn`)];
      return [...norm(`${block}.attn_ln`), ...attention(`${block}.attn`), ...cross, ...feedForward(block)];
    }),
  ];
}

/** f32: vectors, convolution biases and positional embeddings; everything else f16. @param {Tensor} tensor */
const isFloat32 = ({ name, extents }) =>
  extents.length === 1 || extents[0] === 1 || name.endsWith('positional_embedding');

/** Bits of the f16 nearest to zero; only small normal numbers are made here. @param {Float32Array} values */
function toFloat16(values) {
  const bits32 = new Uint32Array(values.buffer);
  const bits16 = new Uint16Array(values.length);
  for (let i = 0; i < bits32.length; i++) {
    const bits = bits32[i] ?? 0;
    const exponent = ((bits >>> 23) & 255) - 112;
    bits16[i] = ((bits >>> 16) & 0x8000) | (exponent <= 0 ? 0 : (exponent << 10) | ((bits >>> 13) & 0x3ff));
  }
  return bits16;
}

/**
 * @param {Tensor} tensor
 * @param {() => number} next
 * @returns {Buffer}
 */
function tensorBytes(tensor, next) {
  const { name, extents, fill } = tensor;
  const count = extents.reduce((product, extent) => product * extent, 1);
  const exact = isFloat32(tensor);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = fill ?? next();
  const data = exact ? values : toFloat16(values);
  const header = int32s(extents.length, Buffer.byteLength(name), exact ? 0 : 1, ...extents);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(data.buffer, 0, data.byteLength)]);
}

/**
 * @param {string} path written anew
 * @param {number} [seed]
 */
export function writeNanoModel(path, seed = 1) {
  const sizes = [vocabulary, audioContext, width, 1, layers, textContext, width, 1, layers, mels];
  const next = weights(seed);
  const file = openSync(path, 'w');
  try {
    for (const part of [int32s(0x67676d6c, ...sizes, 1), int32s(mels, filterBins), melFilters(), vocabularyBytes()]) {
      writeSync(file, part);
    }
    for (const tensor of tensors()) writeSync(file, tensorBytes(tensor, next));
  } finally {
    closeSync(file);
  }
}
