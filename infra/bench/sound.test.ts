import { expect, it } from 'vitest';
import { atLevel, energyDbfs, speechIn, toWav } from './sound.ts';

const samples = (count: number, value: (index: number) => number) => {
  const pcm = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index++) pcm.writeInt16LE(value(index), index * 2);
  return pcm;
};
const square = (amplitude: number) => (index: number) => (index % 20 < 10 ? amplitude : -amplitude);

it('finds speech between a noisy second and half a second of silence', () => {
  const pcm = Buffer.concat([samples(16_000, square(60)), samples(16_000, square(8_000)), samples(8_000, square(60))]);
  const { beginsMs, silenceMs } = speechIn(pcm);
  expect(Math.abs(beginsMs - 1_000)).toBeLessThanOrEqual(30);
  expect(Math.abs(silenceMs - 500)).toBeLessThanOrEqual(30);
});

it('takes silence as speech from begin to end', () => {
  expect(speechIn(Buffer.alloc(32_000))).toEqual({ beginsMs: 0, silenceMs: 0 });
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
