/** @param samples -1..1; what is beyond is clipped @returns s16le */
export function pcm16Of(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    pcm.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), index * 2);
  });
  return pcm;
}
