import { writeFile } from 'node:fs/promises';
import { wavOf } from './outbox/noise.ts';

const seconds = 60;
const chirpS = 1.5;
/** Low enough to pass every resampling. */
const fromHz = 200;
const toHz = 2800;
const loudness = 0.3;
/** What a browser may swallow while it opens a microphone: 25 ms, half a sound of speech. Its own buffers are 10 ms. */
const swallowedSamples16k = 400;
/** So long is looked for. */
const soughtSamples16k = 4800;
const alike = 0.9;

/** A minute of rising tones as a microphone file: WAV, 48 kHz mono 16-bit. None of it is silent, its first sample neither. */
export const writeChirps = (file: string): Promise<void> =>
  writeFile(file, wavOf(Buffer.from(chirps(48_000, seconds).buffer)));

function chirps(rateHz: number, lastsS: number): Int16Array {
  const phase = (at: number) => 2 * Math.PI * (fromHz * at + ((toHz - fromHz) / (2 * chirpS)) * at * at);
  const amplitude = 32_767 * loudness;
  return Int16Array.from(
    { length: lastsS * rateHz },
    (_, index) => amplitude * Math.cos(phase((index / rateHz) % chirpS)),
  );
}

/** Samples of digital silence before the first sound. */
export const silenceBefore = (samples16k: Int16Array): number => {
  const first = samples16k.findIndex((sample) => Math.abs(sample) > 2);
  return first === -1 ? samples16k.length : first;
};

/** Whether a recording has the first tone from its beginning on, but for `swallowedSamples16k`. */
export function beginsWithChirp(samples16k: Int16Array, withinSamples = 16_000): boolean {
  const sought = chirps(16_000, 1).subarray(swallowedSamples16k, swallowedSamples16k + soughtSamples16k);
  for (let at = 0; at < Math.min(withinSamples, samples16k.length - sought.length); at++)
    if (likenessOf(sought, samples16k.subarray(at, at + sought.length)) >= alike) return true;
  return false;
}

/** Correlation, -1 to 1. */
function likenessOf(a: Int16Array, b: Int16Array): number {
  let [both, ofA, ofB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x = 0, y = 0] = [a[index], b[index]];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA && ofB ? both / Math.sqrt(ofA * ofB) : 0;
}
