/** Quietest level the meter shows; a quiet room lies near -55 dBFS, speech at -35 to -15. */
const floorDbfs = -60;
const fullScale = 32_768;

/** RMS of a frame in dBFS: 0 is full scale; silence is -Infinity. */
export function energyDbfs(samples16k: Int16Array): number {
  let sum = 0;
  for (const sample of samples16k) sum += sample * sample;
  return 20 * Math.log10(Math.sqrt(sum / Math.max(1, samples16k.length)) / fullScale);
}

/** @returns 0 (at or under -60 dBFS) to 1 (full scale), even steps for the ear */
export function levelOf(samples16k: Int16Array): number {
  return Math.max(0, 1 - energyDbfs(samples16k) / floorDbfs);
}
