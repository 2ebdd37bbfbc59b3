import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCancelled, createTape, replayed } from './cancelled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const spoken = (samples: number) => Int16Array.from({ length: samples }, (_, index) => index % 1000);

test('it is held for its time and then forgotten', () => {
  const forgotten = vi.fn();
  const cancelled = createCancelled<string>(forgotten);
  cancelled.keep('order', spoken(16_000), 60_000);
  vi.advanceTimersByTime(59_999);
  expect(cancelled.holds()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(cancelled.holds()).toBe(false);
  expect(forgotten).toHaveBeenCalledOnce();
});

test('taken once; what is too short or may not be kept is not held', () => {
  const cancelled = createCancelled<string>(() => undefined);
  cancelled.keep('order', spoken(16_000), 60_000);
  expect(cancelled.take()?.samples16k.length).toBe(16_000);
  expect(cancelled.take()).toBeUndefined();
  cancelled.keep('order', spoken(800), 60_000);
  expect(cancelled.holds()).toBe(false);
  cancelled.keep('order', spoken(16_000), 0);
  expect(cancelled.holds()).toBe(false);
});

test('on its way to the dictation it is taped, and said once more sample for sample', async () => {
  const samples = spoken(2000);
  const tape = createTape();
  const opened = tape.through(replayed(samples));
  if (!opened.ok) throw new Error('it has no microphone to fail');
  const heard: number[] = [];
  for await (const frame of opened.value.frames) heard.push(...frame);
  expect(heard).toEqual([...samples]);
  expect(tape.samples16k()).toEqual(samples);
  expect(await opened.value.ended).toBe('stopped');
});
