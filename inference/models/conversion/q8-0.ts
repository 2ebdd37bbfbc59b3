import { encodeHalf } from './half-float.ts';

/** ggml's Q8_0: 32 weights share one f16 scale and are kept as int8. */
export const blockWeights = 32;
export const blockBytes = 2 + blockWeights;

const largestInt8 = 127;

/**
 * Quantises as ggml's `quantize_row_q8_0_ref` does: single precision at each step, halves rounded away from zero.
 * @param weights a multiple of {@link blockWeights}
 */
export const quantiseQ8 = (weights: Float32Array): Uint8Array => {
  if (weights.length % blockWeights !== 0) throw new Error(`Q8_0 needs rows of a multiple of ${blockWeights} weights`);
  const blocks = weights.length / blockWeights;
  const out = new Uint8Array(blocks * blockBytes);
  for (let block = 0; block < blocks; block++) {
    const start = block * blockWeights;
    let largest = 0;
    for (let i = start; i < start + blockWeights; i++) largest = Math.max(largest, Math.abs(weights[i] as number));
    const scale = Math.fround(largest / largestInt8);
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
    const half = encodeHalf(scale);
    let at = block * blockBytes;
    out[at++] = half & 0xff;
    out[at++] = half >> 8;
    for (let i = start; i < start + blockWeights; i++) {
      const value = Math.fround((weights[i] as number) * inverse);
      out[at++] = value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
    }
  }
  return out;
};
