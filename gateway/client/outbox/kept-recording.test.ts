import { expect, test, vi } from 'vitest';
import { createKeptRecording } from './kept-recording.ts';
import type { Chunk } from './store.ts';

/** A device that notes what it is given, and writes when a test lets it. */
function device() {
  const chunks: Chunk[] = [];
  const reads: number[] = [];
  let allow = () => {};
  let gate: Promise<void> = Promise.resolve();
  return {
    chunks,
    reads,
    hold() {
      gate = new Promise((resolve) => {
        allow = resolve;
      });
    },
    release: () => allow(),
    async write(firstSample: number, samples16k: Int16Array<ArrayBuffer>) {
      await gate;
      chunks.push({ firstSample, length: samples16k.length, samples16k });
    },
    async read(fromSample: number, atMost: number) {
      reads.push(fromSample);
      const from = chunks.findIndex(({ firstSample, length }) => firstSample + length > fromSample);
      return from < 0 ? [] : chunks.slice(from, from + atMost);
    },
  };
}
const frame = (number: number) => new Int16Array(800).fill(number);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const recordingOn = (on: ReturnType<typeof device>, onUnkept = (_error: unknown) => {}) =>
  createKeptRecording({ write: on.write, read: on.read, onUnkept, options: { chunkMs: 200, recentMs: 1000 } });

test('four frames are 200 ms: they are on the device, and no chunk is longer than 400 ms however slow it is', async () => {
  const on = device();
  const recording = recordingOn(on);
  for (let number = 0; number < 3; number++) recording.append(frame(number));
  await settle();
  expect(on.chunks).toEqual([]);
  recording.append(frame(3));
  await settle();
  expect(recording.keptSamples).toBe(3200);
  on.hold();
  for (let number = 4; number < 40; number++) recording.append(frame(number));
  on.release();
  await settle();
  expect(on.chunks.map(({ firstSample }) => firstSample)).toEqual([0, 3200, 6400, 12_800, 19_200, 25_600]);
  expect(Math.max(...on.chunks.map(({ length }) => length))).toBeLessThanOrEqual(6400);
});

test('from any place: what memory has forgotten comes from the device, nothing twice', async () => {
  const on = device();
  const recording = recordingOn(on);
  for (let number = 0; number < 100; number++) {
    recording.append(frame(number));
    await settle();
  }
  recording.end();
  expect(await recording.flush()).toBe(true);
  for (const from of [0, 1234, 79_999]) {
    const heard: number[] = [];
    for await (const part of recording.frames(new AbortController().signal, from)) heard.push(...part);
    expect(heard.length).toBe(80_000 - from);
    expect(heard.every((sample, index) => sample === Math.floor((from + index) / 800))).toBe(true);
  }
  on.reads.length = 0;
  for await (const _ of recording.frames(new AbortController().signal, 70_000)) void _;
  expect(on.reads).toEqual([]);
});

test('a reader waits for what is still to be said, and ends with the recording or its signal', async () => {
  const on = device();
  const recording = recordingOn(on);
  const over = new AbortController();
  const read = async (signal: AbortSignal) => {
    let samples = 0;
    for await (const part of recording.frames(signal)) samples += part.length;
    return samples;
  };
  const [whole, broken] = [read(new AbortController().signal), read(over.signal)];
  recording.append(frame(1));
  await settle();
  over.abort();
  expect(await broken).toBe(800);
  recording.append(frame(2));
  recording.end();
  expect(await whole).toBe(1600);
});

test('a device that refuses is told once, and written to again when it has room', async () => {
  const on = device();
  const refused = vi.fn();
  let full = true;
  const recording = createKeptRecording({
    write: async (...piece) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      await on.write(...piece);
    },
    read: on.read,
    onUnkept: refused,
  });
  for (let number = 0; number < 20; number++) recording.append(frame(number));
  await settle();
  recording.append(frame(20));
  await settle();
  expect(refused).toHaveBeenCalledTimes(1);
  expect(recording.keptSamples).toBe(0);
  full = false;
  expect(await recording.flush()).toBe(true);
  expect(recording.keptSamples).toBe(21 * 800);
});
