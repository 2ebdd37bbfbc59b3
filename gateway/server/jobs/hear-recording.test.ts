import type { Open, Segment } from '@alfavoice/inference/contract';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../clock.ts';
import { systemClock } from '../system-clock.ts';
import { workerThat } from '../testing/worker-status.ts';
import { createPool, type WorkerPool } from '../workers/pool.ts';
import type { Worker } from '../workers/worker.ts';
import { type Heard, hearRecording } from './hear-recording.ts';

const log = pino({ level: 'silent' });
const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 1), signal) };
const request = {
  dictationId: 'd',
  userId: 'u',
  quality: 'high',
  mode: 'after_recording',
  language: 'ru',
  editor: true,
  urgency: 'file',
} as const;
const options = { partSamples: 1000, edgeSamples: 40, headSamples: 300, pauseMs: 1 };

let pool: WorkerPool | undefined;
afterEach(() => pool?.close());

/** Phrases of so many samples, each after a pause; a phrase is as loud as its number. */
function spoken(...phrases: [pause: number, length: number][]): Int16Array {
  return Int16Array.from(
    phrases.flatMap(([pause, length], index) => [...Array(pause).fill(0), ...Array(length).fill(index + 1)]),
  );
}

/** Hears a phrase wherever it is loud without a break, and names its loudness and length. */
function listener(diesAt?: number) {
  const opened: Open[] = [];
  const taken: number[] = [];
  let toDie = diesAt;
  const worker = workerThat((open, events) => {
    opened.push(open);
    const from = open.resume?.fromSample ?? 0;
    const earlier = open.resume?.segments ?? [];
    const sound: number[] = [];
    const phrases = (): Segment[] => {
      const found: Segment[] = [];
      for (let at = 0; at < sound.length; at += 1) {
        const level = sound[at] ?? 0;
        if (level === 0) continue;
        let end = at;
        while (sound[end] === level) end += 1;
        const raw = `${level}x${end - at}`;
        const index = earlier.length + found.length;
        found.push({ index, startSample: from + at, endSample: from + end, raw, text: raw, language: 'ru' });
        at = end;
      }
      return found;
    };
    queueMicrotask(() => events.message({ type: 'accepted', position: 0 }));
    return {
      send(pcm) {
        for (let at = 0; at < pcm.length; at += 2) sound.push(pcm.readInt16LE(at));
        if (toDie === undefined || from + sound.length < toDie) return;
        toDie = undefined;
        for (const segment of phrases().slice(0, -1)) events.message({ type: 'segment', segment });
        queueMicrotask(() => events.lost());
      },
      stop() {
        taken.push(sound.length);
        const segments = [...earlier, ...phrases()];
        const raw = segments.map((segment) => segment.raw).join(' ');
        const timings = { audio_ms: 0, queue_ms: 1, recognise_ms: 2, write_ms: 3 };
        events.message({ type: 'done', text: raw, raw, language: 'ru', segments, timings });
      },
      cancel() {},
    };
  });
  return { worker, opened, taken };
}

async function hear(samples: Int16Array, worker: Worker, earlier?: Heard, signal = new AbortController().signal) {
  const intervals = { readyPollMs: 5, awayPollMs: 5, awaitedPollMs: 5, statusTimeoutMs: 1000, silenceMs: 5000 };
  pool = createPool([worker], { clock: systemClock, log, options: intervals });
  const bytes = Buffer.from(samples.buffer);
  const sound = {
    samples: samples.length,
    async *read({ start, end }: { start: number; end: number }) {
      for (let at = start; at < end; at += 200) yield bytes.subarray(at, Math.min(end, at + 200));
    },
  };
  const progress: Heard[] = [];
  const keepProgress = async (heard: Heard) => void progress.push(heard);
  const outcome = await hearRecording(sound, request, earlier, {
    workers: pool,
    clock,
    log,
    signal,
    keepProgress,
    options,
  });
  return { outcome, progress };
}
const rawOf = ({ outcome }: Awaited<ReturnType<typeof hear>>) => outcome.kind === 'done' && outcome.done.raw;

test('a recording of one part is heard as live', async () => {
  const { worker, opened } = listener();
  expect(rawOf(await hear(spoken([10, 300], [50, 400]), worker))).toBe('1x300 2x400');
  expect(opened).toEqual([{ type: 'open', ...request }]);
});

test('a longer one is heard in parts: what a cut may have touched is heard again, and everything once', async () => {
  const { worker, opened, taken } = listener();
  const heard = await hear(spoken([100, 600], [100, 400], [100, 600], [200, 170], [500, 30], [900, 20]), worker);
  expect(rawOf(heard)).toBe('1x600 2x400 3x600 4x170 5x30 6x20');
  expect(opened.map(({ mode, editor }) => [mode, editor])).toEqual([
    ...Array(opened.length - 1).fill(['on_pause', false]),
    ['after_recording', true],
  ]);
  expect(opened.map(({ resume }) => resume?.fromSample ?? 0)).toEqual([0, 800, 1300, 2100, 3080]);
  expect(Math.max(...taken)).toBe(options.partSamples);
  if (heard.outcome.kind === 'done')
    expect(heard.outcome.done.timings).toMatchObject({ queue_ms: 5, recognise_ms: 10, write_ms: 15 });
});

test('silence and a phrase without end bring it on', async () => {
  expect(rawOf(await hear(new Int16Array(3500), listener().worker))).toBe('');
  const endless = await hear(spoken([0, 2500]), listener().worker);
  expect(rawOf(endless)).toBe('1x1000 1x1000 1x500');
});

test('it goes on where another attempt stopped', async () => {
  const samples = spoken([100, 600], [100, 400], [100, 600]);
  const { progress } = await hear(samples, listener().worker);
  const [first] = progress;
  expect(first).toMatchObject({ fromSample: 800, segments: [{ raw: '1x600' }] });
  const { worker, opened } = listener();
  expect(rawOf(await hear(samples, worker, first))).toBe('1x600 2x400 3x600');
  expect(opened[0]?.resume?.fromSample).toBe(800);
});

test('a worker that dies loses nothing and repeats nothing', async () => {
  const samples = spoken([100, 300], [100, 300], [100, 300], [100, 600]);
  const { worker, opened } = listener(900);
  expect(rawOf(await hear(samples, worker))).toBe('1x300 2x300 3x300 4x600');
  expect(opened.length).toBeGreaterThan(2);
});

test('it stops when it is told to', async () => {
  const stopping = new AbortController();
  stopping.abort(new Error('the process ends'));
  await expect(hear(spoken([0, 500]), listener().worker, undefined, stopping.signal)).rejects.toThrow(
    'the process ends',
  );
});
