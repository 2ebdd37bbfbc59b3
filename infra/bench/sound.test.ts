import { expect, it } from 'vitest';
import { atLevel, energyDbfs, speechBeginsMs, toWav } from './sound.ts';

const samples = (count: number, value: (index: number) => number) => {
  const pcm = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index++) pcm.writeInt16LE(value(index), index * 2);
  return pcm;
};
const square = (amplitude: number) => (index: number) => (index % 20 < 10 ? amplitude : -amplitude);

it('finds where speech begins behind a noisy second', () => {
  const pcm = Buffer.concat([samples(16_000, square(60)), samples(16_000, square(8_000))]);
  expect(speechBeginsMs(pcm)).toBeGreaterThan(940);
  expect(speechBeginsMs(pcm)).toBeLessThanOrEqual(1_000);
});

it('takes silence as beginning at once', () => {
  expect(speechBeginsMs(Buffer.alloc(32_000))).toBe(0);
});

it('makes a recording as loud as asked', () => {
  expect(energyDbfs(atLevel(samples(16_000, square(8_000)), -45))).toBeCloseTo(-45, 1);
});

it('writes the length of the sound into the header of a WAV file', () => {
  const wav = toWav(Buffer.alloc(320));
  expect(wav.length).toBe(364);
  expect(wav.readUInt32LE(40)).toBe(320);
  expect(wav.readUInt32LE(24)).toBe(16_000);
});
