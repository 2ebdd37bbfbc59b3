/**
 * The mel filter bank of Whisper: Slaney scale, area-normalised, 16 kHz, FFT of 400. The arithmetic follows
 * librosa's `filters.mel` step by step (float32 rows scaled in float64), so the bytes equal OpenAI's `mel_filters.npz`.
 */
const sampleRateHz = 16_000;
const fftSize = 400;
export const fftBins = fftSize / 2 + 1;

const linearHzPerMel = 200 / 3;
/** Slaney's scale is linear up to here, logarithmic above. */
const breakHz = 1000;
const breakMel = breakHz / linearHzPerMel;
const logStep = Math.log(6.4) / 27;

const hzToMel = (hz: number): number =>
  hz < breakHz ? hz / linearHzPerMel : breakMel + Math.log(hz / breakHz) / logStep;
const melToHz = (mel: number): number =>
  mel < breakMel ? linearHzPerMel * mel : breakHz * Math.exp(logStep * (mel - breakMel));

/** @returns `melCount` rows of {@link fftBins} weights, row after row */
export const melFilters = (melCount: number): Float32Array => {
  const highestMel = hzToMel(sampleRateHz / 2);
  const step = highestMel / (melCount + 1);
  const edgesHz = Array.from({ length: melCount + 2 }, (_, i) => melToHz(i === melCount + 1 ? highestMel : i * step));
  const filters = new Float32Array(melCount * fftBins);
  for (let mel = 0; mel < melCount; mel++) {
    const [low = 0, centre = 0, high = 0] = edgesHz.slice(mel, mel + 3);
    const area = 2 / (high - low);
    for (let bin = 0; bin < fftBins; bin++) {
      const hz = (bin * sampleRateHz) / fftSize;
      const triangle = Math.fround(Math.max(0, Math.min((hz - low) / (centre - low), (high - hz) / (high - centre))));
      filters[mel * fftBins + bin] = triangle * area;
    }
  }
  return filters;
};
