import { type FromWorker, type Joined, joinPhrase, type Open, type Segment, samplesToMs } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { defaultListenOptions, type Heard, type ListenOptions, listen } from '../listening/listener.ts';
import type { Writer } from '../writing/index.ts';
import { createDictationWriter, type DictationWriter } from './dictation-writer.ts';
import type { Metrics } from './metrics.ts';
import type { Phrasebooks } from './phrasebooks.ts';
import { scheduledRecogniser } from './scheduled-recogniser.ts';
import type { Scheduler } from './scheduler.ts';

/** What every dictation of this process shares. */
export interface DictationParts {
  /** Rejects when the models cannot be loaded; dictations wait for it. */
  engines: Promise<{ recognisers: Record<Open['quality'], Recogniser>; voice: VoiceActivityDetector }>;
  writer: Writer;
  phrasebooks: Phrasebooks;
  scheduler: Scheduler;
  metrics: Metrics;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

export interface DictationInput {
  /** PCM16 at 16 kHz in pieces of any size. */
  audio: AsyncIterable<Int16Array>;
  /** Fires at `stop`: from then on somebody waits for the text. */
  stopped: AbortSignal;
  /** Fires at `cancel`, or when nobody listens any more. */
  signal: AbortSignal;
}

/** One dictation from `open` to `done`. Rejects with the signal's reason when aborted, and for faults of this process. */
export async function* dictate(
  open: Open,
  { audio, stopped, signal }: DictationInput,
  { engines, writer, phrasebooks, scheduler, metrics, now }: DictationParts,
  options: ListenOptions = defaultListenOptions,
): AsyncGenerator<FromWorker> {
  yield { type: 'accepted', position: scheduler.position };
  const { recognisers, voice } = await engines;
  const spent = { queueMs: 0, recogniseMs: 0 };
  const recogniser = scheduledRecogniser(recognisers[open.quality], {
    scheduler,
    userId: open.userId,
    urgency: () => open.urgency ?? (stopped.aborted ? 'final' : 'segment'),
    spent,
    onRun: (seconds) => metrics.whisperSeconds.observe({ quality: open.quality }, seconds),
  });

  const writing = createDictationWriter(open, { writer, phrasebooks, metrics, now, signal });
  const onPause = open.mode === 'on_pause';

  const { mode, language, languageCounts, vocabulary, resume } = open;
  const heard = listen(
    { audio, mode, language, languageCounts, vocabulary, resume, stopped, signal },
    { recogniser, voice, hasTime: () => !open.urgency && scheduler.idleSlots > 0 },
    options,
  );
  /** The language model edits a phrase while the next one is heard, and no longer. */
  let edited: { segment: Promise<Segment>; giveUp: AbortController } | undefined;
  let hearing = heeded(heard.next());
  let next: Awaited<typeof hearing> | undefined;
  while (!next?.done) {
    const segment = await Promise.race([hearing.then(() => undefined), ...(edited ? [edited.segment] : [])]);
    if (segment) {
      edited = undefined;
      yield* told(segment, writing.joined);
      continue;
    }
    next = await hearing;
    if (next.done || next.value.kind === 'phrase') {
      if (!next.done) edited?.giveUp.abort();
      const last = await edited?.segment;
      edited = undefined;
      if (last) yield* told(last, writing.joined);
    }
    if (next.done) break;
    hearing = heeded(heard.next());
    if (next.value.kind === 'view') {
      const { view, whole } = next.value;
      const committed = whole ? view.committed : joinPhrase(writing.shown, view.committed);
      yield { type: 'hypothesis', committed, tentative: view.tentative };
      continue;
    }
    const { phrase } = next.value;
    if (!onPause) yield { type: 'segment', segment: writing.unwritten(phrase) };
    else if (open.editor) {
      const giveUp = new AbortController();
      edited = { segment: heeded(writing.phrase(phrase, giveUp.signal)), giveUp };
    } else yield* told(await writing.phrase(phrase), writing.joined);
  }

  const whole = next.value;
  yield {
    type: 'done',
    language: whole.language,
    style: open.writing?.style ?? 'tidy',
    ...(onPause ? spokenInPhrases(writing) : await spokenInOneGo(whole, writing)),
    timings: {
      audio_ms: samplesToMs(whole.samples),
      queue_ms: spent.queueMs,
      recognise_ms: spent.recogniseMs,
      write_ms: writing.writeMs,
    },
  };
}

/** Runs beside something else, and may fail while nobody waits for it: who does meets the fault. */
function heeded<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** A phrase that was given out, and what stands there now. */
function* told(segment: Segment, { text }: Joined): Generator<FromWorker> {
  yield { type: 'segment', segment };
  yield { type: 'hypothesis', committed: text, tentative: '' };
}

type Spoken = Pick<Extract<FromWorker, { type: 'done' }>, 'text' | 'raw' | 'segments' | 'changes' | 'cursor'>;

function spokenInPhrases({ joined, segments }: DictationWriter): Spoken {
  const { text, raw, changes, caret } = joined;
  return { text, raw, changes, segments, ...(caret < text.length && { cursor: caret }) };
}

const spokenInOneGo = async ({ raw, language, phrases }: Heard, writing: DictationWriter): Promise<Spoken> => ({
  ...(await writing.whole(raw, language)),
  raw,
  segments: phrases.map((phrase) => ({ ...phrase, text: phrase.raw })),
});
