import { expect, test } from 'vitest';
import type { FinalText, Start } from '../../contract/index.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Microphone, MicrophoneAnswer } from '../microphone/microphone.ts';
import { createIncoming } from '../session/incoming.ts';
import type { Session, SessionEvent } from '../session/session.ts';
import { createDictation, type DictationOptions, defaultDictationOptions } from './dictation.ts';
import type { DictationState } from './state.ts';

const request = { quality: 'normal', mode: 'on_pause', language: 'auto' } as const;
const envelope = { session_id: 's', seq: 0 };
const problem = (code: Problem['code'], retry_after?: number): Problem => ({
  type: '',
  title: '',
  status: 503,
  code,
  detail: '',
  ...(retry_after === undefined ? {} : { retry_after }),
});
const frame = (value: number) => new Int16Array(800).fill(value);

/** A microphone a test speaks into. */
function speakable() {
  let controller: ReadableStreamDefaultController<Int16Array> | undefined;
  let resolveEnded = (_why: 'stopped' | 'microphone_lost') => {};
  const ended = new Promise<'stopped' | 'microphone_lost'>((resolve) => {
    resolveEnded = resolve;
  });
  const frames = new ReadableStream<Int16Array>({
    start(own) {
      controller = own;
    },
  });
  const end = (why: 'stopped' | 'microphone_lost', last?: Int16Array) => {
    if (!controller) return;
    if (last) controller.enqueue(last);
    controller.close();
    controller = undefined;
    resolveEnded(why);
  };
  const microphone: Microphone = { frames, ended, stop: async () => end('stopped', frame(99)) };
  return {
    microphone,
    speak: (value: number) => controller?.enqueue(frame(value)),
    lose: () => end('microphone_lost'),
  };
}

interface Told {
  start: Start;
  told: (number | 'stop' | 'cancel')[];
  say(event: SessionEvent): void;
}
/** The far end: every session a dictation opens, with what it was told. */
function bench(options: Partial<DictationOptions> = {}, opened?: MicrophoneAnswer) {
  let spoken = speakable();
  const sessions: Told[] = [];
  const slept: number[] = [];
  const session = (start: Start, signal: AbortSignal): Session => {
    const incoming = createIncoming<SessionEvent>();
    const told: Told['told'] = [];
    const end = () => {
      incoming.push({ type: 'closed' });
      incoming.end();
    };
    signal.addEventListener('abort', end);
    sessions.push({
      start,
      told,
      say(event) {
        incoming.push(event);
        if (event.type === 'final_text') end();
        if (event.type === 'closed') incoming.end();
      },
    });
    return {
      events: incoming.events,
      send: (samples) => void told.push(samples[0] ?? 0),
      drained: async () => {},
      stop: () => void told.push('stop'),
      cancel: () => {
        told.push('cancel');
        end();
      },
    };
  };
  const dictation = createDictation({
    microphone: async () => {
      spoken = speakable();
      return opened ?? { ok: true, value: spoken.microphone };
    },
    session,
    clock: {
      now: () => 1_800_000_000_000,
      sleep: async (ms, signal) => {
        if (ms !== defaultDictationOptions.silenceMs) return void slept.push(ms);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    },
    options: { ...defaultDictationOptions, ...options },
  });
  const phases: DictationState['phase'][] = [];
  dictation.subscribe(({ phase }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  });
  return {
    dictation,
    sessions,
    slept,
    phases,
    speak: (value: number) => spoken.speak(value),
    lose: () => spoken.lose(),
  };
}
/** Lets everything that can go on without the outside go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const finalOf = ({ dictation_id = '' }: Start, text: string): FinalText => ({
  type: 'final_text',
  ...envelope,
  dictation_id,
  text,
  raw: text,
  language: 'ru',
  segments: [],
  timings: { audio_ms: 0, queue_ms: 0, recognise_ms: 0, write_ms: 0, after_stop_ms: 0 },
  history_id: null,
});

test('from the press to the text', async () => {
  const { dictation, sessions, phases, speak } = bench();
  const ended = dictation.start(request);
  await settle();
  speak(3000);
  await settle();
  expect(dictation.state()).toMatchObject({ phase: 'listening', elapsedMs: 50 });
  expect(dictation.state().level).toBeGreaterThan(0.5);
  sessions[0]?.say({ type: 'open' });
  sessions[0]?.say({ type: 'hypothesis', ...envelope, committed: 'раз', tentative: 'два' });
  await settle();
  expect(dictation.state()).toMatchObject({ line: 'open', committed: 'раз', tentative: 'два' });
  sessions[0]?.say({ type: 'partial_text', ...envelope, segment: 0, text: 'Раз, два.' });
  dictation.stop();
  await settle();
  expect(sessions[0]?.told).toEqual([3000, 99, 'stop']);
  if (sessions[0]) sessions[0].say(finalOf(sessions[0].start, 'Раз, два.'));
  const state = await ended;
  expect(state).toMatchObject({ phase: 'done', committed: '', partials: [{ segment: 0, text: 'Раз, два.' }] });
  expect(state.final?.dictation_id).toBe(state.dictationId);
  expect(phases).toEqual(['preparing', 'listening', 'working', 'done']);
});

test('a line that breaks while speaking: on from where the server stands, under the same id, no phrase twice', async () => {
  const { dictation, sessions, slept, speak } = bench();
  const ended = dictation.start(request);
  await settle();
  speak(1);
  await settle();
  sessions[0]?.say({ type: 'partial_text', ...envelope, segment: 0, text: 'Раз.' });
  await settle();
  sessions[0]?.say({ type: 'closed', problem: problem('unavailable') });
  speak(2);
  await settle();
  expect(dictation.state()).toMatchObject({ phase: 'listening', line: 'broken' });
  expect(slept).toEqual([250]);
  expect(sessions[1]?.told).toEqual([]);
  sessions[1]?.say({ type: 'ready', ...envelope, position: 0, received_samples: 800 });
  await settle();
  expect(sessions[1]?.told).toEqual([2]);
  expect(sessions[1]?.start.resumable).toBe(true);
  expect(sessions[1]?.start.dictation_id).toBe(sessions[0]?.start.dictation_id);
  expect(sessions[1]?.start.session_id).not.toBe(sessions[0]?.start.session_id);
  speak(3);
  await settle();
  dictation.stop();
  await settle();
  expect(sessions[1]?.told).toEqual([2, 3, 99, 'stop']);
  sessions[1]?.say({ type: 'partial_text', ...envelope, segment: 0, text: 'Раз!' });
  sessions[1]?.say({ type: 'partial_text', ...envelope, segment: 1, text: 'Два.' });
  if (sessions[1]) sessions[1].say(finalOf(sessions[1].start, 'Раз. Два.'));
  expect((await ended).partials.map(({ text }) => text)).toEqual(['Раз.', 'Два.']);
});

test('a server that stays away: some attempts with growing pauses, then trouble that kept the recording; retry works', async () => {
  const { dictation, sessions, slept, speak } = bench({ retryDelaysMs: [500, 1000] });
  const ended = dictation.start(request);
  await settle();
  speak(1);
  await settle();
  dictation.stop();
  await settle();
  sessions[0]?.say({ type: 'closed', problem: problem('queue_full', 7) });
  await settle();
  sessions[1]?.say({ type: 'closed', problem: problem('unavailable') });
  await settle();
  sessions[2]?.say({ type: 'closed', problem: problem('unavailable') });
  expect(await ended).toMatchObject({ phase: 'trouble', trouble: { code: 'unavailable', kept: 'recording' } });
  expect(sessions).toHaveLength(3);
  expect(slept).toEqual([7000, 1000]);

  const again = dictation.retry();
  await settle();
  expect(dictation.state().phase).toBe('working');
  sessions[3]?.say({ type: 'ready', ...envelope, position: 0, received_samples: 0 });
  await settle();
  expect(sessions[3]?.told).toEqual([1, 99, 'stop']);
  expect(sessions[3]?.start.dictation_id).toBe(sessions[0]?.start.dictation_id);
  if (sessions[3]) sessions[3].say(finalOf(sessions[3].start, 'Раз.'));
  expect(await again).toMatchObject({ phase: 'done', final: { text: 'Раз.' } });
});

test('a refusal is not tried again and stops the microphone', async () => {
  const { dictation, sessions, speak } = bench();
  const ended = dictation.start(request);
  await settle();
  speak(1);
  await settle();
  sessions[0]?.say({ type: 'closed', problem: problem('unauthorized') });
  expect(await ended).toMatchObject({ phase: 'trouble', trouble: { code: 'unauthorized', kept: 'recording' } });
  expect(sessions).toHaveLength(1);
});

test('no microphone: the server is not even asked', async () => {
  const { dictation, sessions } = bench({}, { ok: false, code: 'microphone_denied' });
  expect(await dictation.start(request)).toMatchObject({
    phase: 'trouble',
    trouble: { code: 'microphone_denied', kept: 'nothing' },
  });
  expect(sessions).toHaveLength(0);
});

test('a microphone pulled out, or the limit, ends the recording but not the dictation', async () => {
  const lost = bench();
  const ended = lost.dictation.start(request);
  await settle();
  lost.speak(1);
  lost.lose();
  await settle();
  expect(lost.dictation.state()).toMatchObject({ phase: 'working', endedBy: 'microphone_lost' });
  expect(lost.sessions[0]?.told).toEqual([1, 'stop']);
  if (lost.sessions[0]) lost.sessions[0].say(finalOf(lost.sessions[0].start, 'Раз.'));
  expect((await ended).phase).toBe('done');

  const long = bench({ maxDurationMs: 100 });
  void long.dictation.start(request);
  await settle();
  long.speak(1);
  long.speak(2);
  await settle();
  expect(long.dictation.state()).toMatchObject({ phase: 'working', endedBy: 'too_long' });
  expect(long.sessions[0]?.told).toEqual([1, 2, 99, 'stop']);
});

test('cancel forgets it here and there, and a new dictation can begin', async () => {
  const { dictation, sessions, phases, speak } = bench();
  void dictation.start(request);
  await settle();
  speak(1);
  await settle();
  dictation.cancel();
  await settle();
  expect(sessions[0]?.told).toContain('cancel');
  expect(dictation.state().phase).toBe('idle');
  expect(phases).toEqual(['preparing', 'listening', 'idle']);
  void dictation.start(request);
  expect(dictation.state()).toMatchObject({ phase: 'preparing', partials: [] });
});
