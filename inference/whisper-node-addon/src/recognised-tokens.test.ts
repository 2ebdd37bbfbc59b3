import { expect, it } from 'vitest';
import { toRecognition } from './recognised-tokens.ts';

it('joins characters that are split between tokens and keeps each token its bytes and times', () => {
  const bytes = new TextEncoder().encode(' ёж.');
  const recognition = toRecognition({
    ids: Int32Array.of(7, 8, 9),
    logProbabilities: Float32Array.of(-0.5, -0.25, -1),
    generated: Int32Array.of(50_364, 7, 8, 9),
    confirmed: 2,
    startMs: Int32Array.of(0, 0, -1),
    endMs: Int32Array.of(480, 480, -1),
    bytes,
    byteEnds: Int32Array.of(2, 5, 6),
    meanLogProbability: -0.5,
    noSpeechProbability: 0.1,
    endedByLength: false,
    encodeMs: 2,
    decodeMs: 3,
  });
  expect(recognition.text).toBe(' ёж.');
  expect(recognition.tokens.map(({ text }) => text)).toEqual([' \uFFFD', '\uFFFDж', '.']);
  expect(recognition.tokens[1]).toEqual({
    id: 8,
    text: '\uFFFDж',
    bytes: bytes.slice(2, 5),
    logProbability: -0.25,
    startMs: 0,
    endMs: 480,
  });
  expect(recognition.tokens[2]).not.toHaveProperty('startMs');
  expect(recognition.timings).toEqual({ encodeMs: 2, decodeMs: 3 });
});
