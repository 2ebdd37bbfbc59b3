/** The one audio format inside the house: PCM, mono, 16-bit little-endian. */
export const sampleRateHz = 16_000;
export const bytesPerSample = 2;

/** @returns duration in milliseconds of `bytes` of 16 kHz mono PCM16 */
export const pcmDurationMs = (bytes: number): number => (bytes / bytesPerSample / sampleRateHz) * 1000;

export const samplesToMs = (samples: number): number => (samples / sampleRateHz) * 1000;
export const msToSamples = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
