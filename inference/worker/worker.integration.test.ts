import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clean, type DictationLink, openDictation, workerMetrics, workerStatus } from '../client/index.ts';
import type { FromWorker, Open, Segment } from '../contract/index.ts';
import { inRow, recordedClips, roomNoise, speak } from '../listening/test-speech.ts';
import { wordErrors } from '../listening/word-error-rate.ts';
import { bundleWorker, ended, newSocketPath, startWorker, untilReady } from './test-worker.ts';

type Done = Extract<FromWorker, { type: 'done' }>;

const english = 'The quick brown fox jumps over the lazy dog near the river.';
const russian = 'Сегодня утром мы обсуждали план работы на следующую неделю.';
const frameSamples = 1_600;

const openOf = (open: Partial<Open>): Omit<Open, 'type'> => ({
  dictationId: randomUUID(),
  userId: 'ann',
  quality: 'normal',
  mode: 'after_recording',
  language: 'en',
  editor: false,
  ...open,
});

const bytes = (samples: Int16Array) => new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);

function sendAll(link: DictationLink, samples: Int16Array) {
  for (let at = 0; at < samples.length; at += frameSamples) link.send(bytes(samples.subarray(at, at + frameSamples)));
}

async function read(link: DictationLink) {
  const segments: Segment[] = [];
  for await (const event of link.events) {
    if (event.type === 'segment') segments.push(event.segment);
    if (event.type === 'done') return { done: event, segments };
    if (event.type === 'failed' || event.type === 'worker_lost') throw new Error(`${event.type}: ${event.message}`);
  }
  throw new Error('The dictation ended without a word.');
}

async function dictate(socketPath: string, samples: Int16Array, open: Partial<Open> = {}) {
  const link = openDictation({ socketPath, open: openOf(open) });
  sendAll(link, samples);
  link.stop();
  return read(link);
}

const errorShare = (reference: string, done: Done) => {
  const { errors, referenceWords } = wordErrors(reference, done.text);
  return errors / referenceWords;
};

const status = (socketPath: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ socketPath, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

describe('the worker', () => {
  const socketPath = newSocketPath();
  let worker: ChildProcess;
  let spoken: { en: Int16Array; ru: Int16Array };

  beforeAll(async () => {
    bundleWorker();
    worker = startWorker(socketPath, { MAX_QUEUE_SIZE: '2' });
    spoken = { en: speak(english, 'en'), ru: speak(russian, 'ru') };
    await untilReady(socketPath);
  });
  afterAll(async () => {
    worker.kill('SIGTERM');
    await ended(worker);
  });

  it('tells how it is', async () => {
    const told = await workerStatus({ socketPath });
    expect(told).toMatchObject({ pid: worker.pid, ready: true, queueSize: 0, openDictations: 0 });
    expect(told.models.filter(({ role }) => role.startsWith('recogniser')).map(({ state }) => state)).toEqual([
      'ready',
      'ready',
    ]);
    expect(told.cpuVariant).not.toBe('');
    expect(await Promise.all(['/healthz', '/readyz', '/nowhere'].map((path) => status(socketPath, path)))).toEqual([
      200, 200, 404,
    ]);
  });

  it('holds the weights once for both qualities', async () => {
    const { rssBytes } = await workerStatus({ socketPath });
    expect(rssBytes).toBeLessThan(600 * 1024 * 1024);
  });

  it.each(['en', 'ru'] as const)('writes what was said in %s, told the language or not', async (language) => {
    const reference = { en: english, ru: russian }[language];
    const told = await dictate(socketPath, spoken[language], { language });
    const found = await dictate(socketPath, spoken[language], { language: 'auto' });
    for (const { done } of [told, found]) {
      expect(done.language).toBe(language);
      // espeak's voice is no human's: some words may be misheard.
      expect(errorShare(reference, done)).toBeLessThan(0.35);
    }
    expect(told.done.timings.audio_ms).toBeCloseTo(spoken[language].length / 16);
    expect(told.done.timings.recognise_ms).toBeGreaterThan(0);
  });

  it('gives a segment per pause while the dictation goes on', async () => {
    const link = openDictation({ socketPath, open: openOf({ mode: 'on_pause' }) });
    sendAll(link, inRow(spoken.en, roomNoise(1)));
    const segments: Segment[] = [];
    for await (const event of link.events) {
      if (event.type === 'segment') {
        segments.push(event.segment);
        if (segments.length === 1) {
          sendAll(link, inRow(spoken.en, roomNoise(1)));
          link.stop();
        }
      }
      if (event.type === 'done') {
        expect(event.segments).toEqual(segments);
        expect(event.text).toBe(segments.map(({ text }) => text).join(' '));
      }
    }
    expect(segments.map(({ index }) => index)).toEqual([0, 1]);
    expect(segments[1]?.startSample).toBeGreaterThanOrEqual(segments[0]?.endSample ?? Number.NaN);
  });

  it.each([
    ['no sound', new Int16Array(0)],
    ['digital silence', new Int16Array(80_000)],
    ['the noise of a room', roomNoise(5)],
    ['a hum', Int16Array.from({ length: 80_000 }, (_, sample) => 3_000 * Math.sin(sample / 51))],
  ])('writes nothing for %s', async (_, samples) => {
    const { done, segments } = await dictate(socketPath, samples, { language: 'auto' });
    expect([done.text, done.raw, done.segments, segments]).toEqual(['', '', [], []]);
  });

  it.each([
    ['very quiet', (sample: number) => sample / 60],
    ['clipped', (sample: number) => Math.max(-32_768, Math.min(32_767, sample * 6))],
  ])('understands %s speech', async (_, change) => {
    const { done } = await dictate(socketPath, spoken.en.map(change));
    expect(errorShare(english, done)).toBeLessThan(0.5);
  });

  it('takes two dictations at a time and mixes nothing up', async () => {
    const [first, second] = await Promise.all([
      dictate(socketPath, spoken.en, { userId: 'ann', language: 'en' }),
      dictate(socketPath, spoken.ru, { userId: 'bob', language: 'ru' }),
    ]);
    expect(errorShare(english, first.done)).toBeLessThan(0.35);
    expect(errorShare(russian, second.done)).toBeLessThan(0.35);
  });

  it('refuses a new dictation when too many jobs wait, keeps those it has, and says when to come back', async () => {
    const busy = Array.from({ length: 5 }, (_, user) => {
      const link = openDictation({ socketPath, open: openOf({ userId: `user ${user}` }) });
      sendAll(link, spoken.en);
      return link;
    });
    for (const link of busy) link.stop();
    const results = Promise.all(busy.map(read));
    while ((await workerStatus({ socketPath })).queueSize < 2) await new Promise(setImmediate);
    const late = openDictation({ socketPath, open: openOf({ userId: 'late' }) });
    const answers: unknown[] = [];
    for await (const event of late.events) answers.push(event);
    expect(answers).toEqual([expect.objectContaining({ type: 'failed', code: 'queue_full' })]);
    expect(answers[0]).toHaveProperty('retryAfterS', expect.any(Number));
    for (const { done } of await results) expect(errorShare(english, done)).toBeLessThan(0.35);
  });

  it('answers what breaks the contract and goes on', async () => {
    const link = openDictation({ socketPath, open: openOf({}) });
    link.send(new Uint8Array(3));
    const answers: unknown[] = [];
    for await (const event of link.events) answers.push(event);
    expect(answers.at(-1)).toMatchObject({ type: 'failed', code: 'bad_request' });
    expect((await workerStatus({ socketPath })).ready).toBe(true);
  });

  it('forgets a dictation that was cancelled', async () => {
    const link = openDictation({ socketPath, open: openOf({}) });
    sendAll(link, spoken.en);
    link.cancel();
    const answers: string[] = [];
    for await (const event of link.events) answers.push(event.type);
    expect(answers).not.toContain('done');
    while ((await workerStatus({ socketPath })).openDictations > 0) await new Promise(setImmediate);
  });

  it('cleans a text, and refuses what is none', async () => {
    const cleaned = await clean({ socketPath }, { text: ' hello ,  world', language: 'en', editor: false });
    expect(cleaned.raw).toBe(' hello ,  world');
    expect(cleaned.text).toBe('Hello, world');
    const broken = clean({ socketPath }, { text: 1 } as never);
    await expect(broken).rejects.toMatchObject({ code: 'bad_answer' });
  });

  it('measures its work', async () => {
    const text = await workerMetrics({ socketPath });
    expect(text).toMatch(/whisper_processing_time_seconds_count\{quality="normal"\} [1-9]/);
    expect(text).toContain('queue_size 0');
    expect(text).toMatch(/numa_memory_usage\{node="\d+"\} [1-9]/);
  });

  const clips = recordedClips();
  it.skipIf(clips.length === 0)('invents nothing where nobody speaks (real recordings)', async () => {
    for (const clip of clips.filter(({ language }) => language === 'none')) {
      const { done } = await dictate(socketPath, clip.samples(), { language: 'auto' });
      expect(`${clip.id}: ${done.text}`).toBe(`${clip.id}: `);
    }
  });

  it.skipIf(clips.length === 0)('writes what was said (real recordings)', async () => {
    const few = clips.filter(({ id }) => ['en-jfk', 'en-ls-1688-142285-0004', 'ru-vf-gf-dev-ru_0032'].includes(id));
    expect(few).toHaveLength(3);
    for (const clip of few) {
      const { done } = await dictate(socketPath, clip.samples(), { language: 'auto' });
      expect(done.language).toBe(clip.language);
      expect(errorShare(clip.text, done)).toBeLessThan(0.25);
    }
  });
});

describe('the life of a worker', () => {
  it('is known to be lost at once when it is killed, and another goes on with what is left', async () => {
    const socketPath = newSocketPath();
    const first = startWorker(socketPath);
    await untilReady(socketPath);
    const [one, two] = [speak(english, 'en'), speak('Please send me the report before five.', 'en')];
    const link = openDictation({ socketPath, open: openOf({ mode: 'on_pause' }) });
    const sound = inRow(one, roomNoise(1), two, roomNoise(1));
    sendAll(link, inRow(one, roomNoise(1)));
    const segments: Segment[] = [];
    const seen: string[] = [];
    for await (const event of link.events) {
      seen.push(event.type);
      if (event.type !== 'segment') continue;
      segments.push(event.segment);
      first.kill('SIGKILL');
    }
    expect(seen.at(-1)).toBe('worker_lost');
    const fromSample = segments[0]?.endSample ?? 0;

    const second = startWorker(socketPath);
    await untilReady(socketPath);
    const rest = await dictate(socketPath, sound.subarray(fromSample), {
      mode: 'on_pause',
      resume: { segments, fromSample },
    });
    expect(rest.segments.map(({ index }) => index)).toEqual([1]);
    expect(rest.done.segments.map(({ index }) => index)).toEqual([0, 1]);
    expect(rest.done.timings.audio_ms).toBeCloseTo(sound.length / 16);
    expect(wordErrors(`${english} Please send me the report before five.`, rest.done.text).errors).toBeLessThan(6);

    second.disconnect();
    expect(await ended(second)).toEqual({ code: 0, signal: null });
    expect(existsSync(socketPath)).toBe(false);
  });

  it('ends with its work when told to', async () => {
    const socketPath = newSocketPath();
    const worker = startWorker(socketPath);
    await untilReady(socketPath);
    const link = openDictation({ socketPath, open: openOf({}) });
    sendAll(link, speak(english, 'en'));
    worker.kill('SIGTERM');
    expect(await ended(worker)).toEqual({ code: 0, signal: null });
    const seen: string[] = [];
    for await (const event of link.events) seen.push(event.type);
    expect(seen.at(-1)).toBe('worker_lost');
  });

  it('is lost at once where nobody listens', async () => {
    const link = openDictation({ socketPath: newSocketPath(), open: openOf({}) });
    const seen: string[] = [];
    for await (const event of link.events) seen.push(event.type);
    expect(seen).toEqual(['worker_lost']);
    await expect(workerStatus({ socketPath: newSocketPath() })).rejects.toMatchObject({ code: 'worker_lost' });
  });
});
