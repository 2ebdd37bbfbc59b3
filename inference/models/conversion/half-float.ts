/** IEEE 754 half precision, bit for bit as ggml converts it. */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

const decodeHalf = (half: number): number => {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 0x1f) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
};

/** @returns the value of each of the 65 536 halves; a look-up is several times faster than decoding (73 M weights in base) */
export const halfTable = (): Float32Array => Float32Array.from({ length: 0x1_0000 }, (_, half) => decodeHalf(half));

/** @returns the nearest half of a single-precision value, ties to even, as F16C and ggml's software path round */
export const encodeHalf = (value: number): number => {
  float[0] = value;
  const x = bits[0] ?? 0;
  const sign = (x >>> 16) & 0x8000;
  const magnitude = x & 0x7fff_ffff;
  if (magnitude > 0x7f80_0000) return sign | 0x7e00;
  if (magnitude >= 0x4780_0000) return sign | 0x7c00;
  if (magnitude < 0x3880_0000) {
    // Subnormal half: adding 0.5 lets the FPU shift and round the mantissa into the low bits.
    float[0] = Math.abs(value) + 0.5;
    return sign | ((bits[0] ?? 0) - 0x3f00_0000);
  }
  const roundedToEven = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((roundedToEven - 0x3800_0000) >>> 13);
};
