import type { FromWorker, Open, Segment } from '@alfavoice/inference/contract';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { workerThat } from '../testing/worker-status.ts';
import { createPool, type WorkerPool } from './pool.ts';
import { type RecognitionOptions, recognise } from './recognition.ts';
import type { WorkerDictationEvents } from './worker.ts';

const log = pino({ level: 'silent' });
let pool: WorkerPool;
afterEach(() => pool.close());

const request = {
  dictationId: 'd',
  userId: 'u',
  quality: 'normal',
  mode: 'on_pause',
  language: 'ru',
  editor: false,
} as const;
const segment = (index: number): Segment => ({
  index,
  startSample: index * 100,
  endSample: (index + 1) * 100,
  raw: `фраза ${index}`,
  text: `Фраза ${index}.`,
  language: 'ru',
});
const accepted = { type: 'accepted', position: 0 } as const;
const done: Extract<FromWorker, { type: 'done' }> = {
  type: 'done',
  text: 'Готово.',
  raw: 'готово',
  language: 'ru',
  segments: [],
  timings: { audio_ms: 1, queue_ms: 0, recognise_ms: 1, write_ms: 0 },
};

type Script = (events: WorkerDictationEvents) => void;

/** One worker that does with each dictation what stands next in the script. */
function dictate(scripts: Script[], change: Partial<RecognitionOptions> = {}) {
  const opened: Open[] = [];
  const worker = workerThat((open, events) => {
    opened.push(open);
    const script = scripts.shift();
    queueMicrotask(() => script?.(events));
    return { send() {}, stop() {}, cancel() {} };
  });
  const options = { readyPollMs: 5, awayPollMs: 5, awaitedPollMs: 5, statusTimeoutMs: 1000, silenceMs: 5000 };
  pool = createPool([worker], { clock: systemClock, log, options });
  const heard: unknown[] = [];
  const recognition = recognise(
    Promise.resolve(request),
    {
      accepted: (...told) => heard.push(told),
      hypothesis() {},
      segment: ({ text }) => heard.push(text),
    },
    {
      workers: pool,
      clock: systemClock,
      log,
      options: { workerPatienceMs: 1000, maxLosses: 2, lossBackoffMs: 1, ...change },
    },
  );
  return { recognition, heard, opened };
}

const lostAfter =
  (...messages: Parameters<WorkerDictationEvents['message']>[0][]): Script =>
  (events) => {
    for (const message of messages) events.message(message);
    events.lost();
  };
const finishes: Script = (events) => {
  events.message(accepted);
  events.message(done);
};

test('a phrase goes to another worker once; the caller hears nothing twice', async () => {
  const first = lostAfter(accepted, { type: 'segment', segment: segment(0) });
  const { recognition, heard, opened } = dictate([first, finishes]);
  recognition.push(Buffer.alloc(600));
  expect(await recognition.outcome).toEqual({ kind: 'done', done });
  expect(heard).toEqual([[0, undefined], 'Фраза 0.']);
  expect(opened.map(({ resume }) => resume)).toEqual([undefined, { segments: [segment(0)], fromSample: 100 }]);
});

test('lost twice at the same phrase, it fails: what was done, what is kept', async () => {
  const nothing = dictate([lostAfter(accepted), lostAfter(accepted)]);
  expect(await nothing.recognition.outcome).toEqual({
    kind: 'failed',
    code: 'worker_lost',
    retryAfterS: 10,
    message: expect.stringMatching(/was started again and stopped once more.*kept on your side/),
  });
  expect(nothing.opened).toHaveLength(2);
  pool.close();
  const later = dictate([lostAfter(accepted, { type: 'segment', segment: segment(0) }), lostAfter(accepted)]);
  expect(await later.recognition.outcome).toMatchObject({
    message: expect.stringMatching(/one phrase.*recognised before it is in the history/),
  });
});

test('a loss at another phrase is another loss', async () => {
  const { recognition, opened } = dictate([
    lostAfter(accepted, { type: 'segment', segment: segment(0) }),
    lostAfter(accepted, { type: 'segment', segment: segment(1) }),
    lostAfter(accepted, { type: 'segment', segment: segment(2) }),
    finishes,
  ]);
  expect(await recognition.outcome).toMatchObject({ kind: 'done' });
  expect(opened).toHaveLength(4);
});

test('a worker that never took it was not brought down by it: others are tried as long as there is patience', async () => {
  const { recognition } = dictate([lostAfter(), lostAfter(), lostAfter(), lostAfter(), finishes]);
  expect(await recognition.outcome).toMatchObject({ kind: 'done' });
  pool.close();
  const never = dictate(
    Array.from({ length: 1000 }, () => lostAfter()),
    { workerPatienceMs: 50 },
  );
  expect(await never.recognition.outcome).toMatchObject({
    code: 'worker_lost',
    message: expect.stringMatching(/away/),
  });
});

test('when no worker comes within the limit, the dictation fails with when to try again', async () => {
  pool = createPool([], { clock: systemClock, log });
  const events = { accepted() {}, hypothesis() {}, segment() {} };
  const options = { workerPatienceMs: 20, maxLosses: 2, lossBackoffMs: 1 };
  const recognition = recognise(Promise.resolve(request), events, { workers: pool, clock: systemClock, log, options });
  expect(await recognition.outcome).toMatchObject({ kind: 'failed', code: 'worker_lost', retryAfterS: 10 });
});

test('what a dictation lacks because of the load is told', async () => {
  const degraded = { quality: 'normal' } as const;
  const { recognition, heard } = dictate([
    (events) => {
      events.message({ ...accepted, degraded });
      events.message({ ...done, degraded });
    },
  ]);
  expect(await recognition.outcome).toMatchObject({ done: { degraded } });
  expect(heard).toEqual([[0, degraded]]);
});
