import { expect, it } from 'vitest';
import { encoderContext } from './whisper-context.ts';

it.each([
  [0, 256],
  [2.56, 256],
  [2.57, 512],
  [7.68, 512],
  [10, 768],
  [23.04, 1280],
  [23.05, 1500],
  [30, 1500],
])('%f s of sound take %i positions', (seconds, positions) => {
  expect(encoderContext(seconds)).toBe(positions);
});
