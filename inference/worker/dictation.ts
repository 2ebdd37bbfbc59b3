import { type FromWorker, type Open, samplesToMs } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import type { ListenOptions } from '../listening/listen-options.ts';
import { type Heard, listen } from '../listening/listener.ts';
import type { Writer } from '../writing/index.ts';
import { createDictationWriter, type DictationWriter } from './dictation-writer.ts';
import { giveOut } from './giving-out.ts';
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
  listening: ListenOptions;
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
  { engines, writer, phrasebooks, scheduler, listening, metrics, now }: DictationParts,
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
  let endSpeech: (() => void) | undefined;
  const onSpeech = (speaks: boolean) => {
    endSpeech?.();
    endSpeech = speaks && !open.urgency ? scheduler.beginSpeech() : undefined;
  };
  const heard = listen(
    {
      audio,
      recorded: open.urgency !== undefined,
      mode,
      language,
      languageCounts,
      vocabulary,
      resume,
      stopped,
      signal,
    },
    { recogniser, voice, hasTime: () => !open.urgency && scheduler.slotsForHypotheses > 0, onSpeech },
    listening,
  );
  const whole = yield* giveOut(heard, open, writing);
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
