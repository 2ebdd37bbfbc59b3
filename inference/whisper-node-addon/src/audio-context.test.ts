import { describe, expect, it } from 'vitest';
import { assertAudioContext, assertThreads } from './audio-context.ts';

describe('audio context', () => {
  it.each([256, 512, 768, 1024, 1280, 1500])('takes %i positions', (positions) => {
    expect(() => assertAudioContext(positions)).not.toThrow();
  });

  it.each([0, -256, 100, 384, 1408, 1536, 256.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d, with which flash attention would hear earlier audio',
    (positions) => {
      expect(() => assertAudioContext(positions)).toThrow(RangeError);
    },
  );

  it.each([0, -1, 1.5, 65, Number.NaN])('refuses %d threads', (threads) => {
    expect(() => assertThreads(threads)).toThrow(RangeError);
  });
});
