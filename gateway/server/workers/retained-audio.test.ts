import { expect, test } from 'vitest';
import { createRetainedAudio } from './retained-audio.ts';

const frame = (...samples: number[]) => Buffer.from(Int16Array.from(samples).buffer);
const heard = (audio: ReturnType<typeof createRetainedAudio>) => {
  const bytes = Buffer.concat([...audio.frames()]);
  return Array.from({ length: bytes.length / 2 }, (_, n) => bytes.readInt16LE(n * 2));
};

test('keeps everything until a segment is closed, then from its end on, in the middle of a frame too', () => {
  const audio = createRetainedAudio();
  audio.append(frame(0, 1, 2, 3));
  audio.append(frame(4, 5, 6, 7));
  audio.append(frame(8, 9));
  expect([audio.fromSample, audio.samples, heard(audio)]).toEqual([0, 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  audio.release(6);
  expect([audio.fromSample, heard(audio)]).toEqual([6, [6, 7, 8, 9]]);
  audio.release(8);
  expect([audio.fromSample, heard(audio)]).toEqual([8, [8, 9]]);
  audio.release(10);
  expect([audio.fromSample, audio.samples, heard(audio)]).toEqual([10, 10, []]);
});

test('a segment that ends in padding after the last sample releases what there is', () => {
  const audio = createRetainedAudio();
  audio.append(frame(1, 2));
  audio.release(5);
  audio.append(frame(3));
  expect([audio.fromSample, audio.samples, heard(audio)]).toEqual([2, 3, [3]]);
});
