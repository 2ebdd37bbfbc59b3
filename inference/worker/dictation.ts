import { type FromWorker, type Open, type Segment, samplesToMs } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { joinPhrases } from '../listening/joining.ts';
import { defaultListenOptions, type ListenOptions, listen, type Phrase } from '../listening/listener.ts';
import type { Writer } from '../writing/index.ts';
import type { Metrics } from './metrics.ts';
import { scheduledRecogniser } from './scheduled-recogniser.ts';
import type { Scheduler } from './scheduler.ts';

/** What every dictation of this process shares. */
export interface DictationParts {
  /** Rejects when the models cannot be loaded; dictations wait for it. */
  engines: Promise<{ recognisers: Record<Open['quality'], Recogniser>; voice: VoiceActivityDetector }>;
  writer: Writer;
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
  { engines, writer, scheduler, metrics, now }: DictationParts,
  options: ListenOptions = defaultListenOptions,
): AsyncGenerator<FromWorker> {
  yield { type: 'accepted', position: scheduler.position };
  const { recognisers, voice } = await engines;
  const spent = { queueMs: 0, recogniseMs: 0 };
  let writeMs = 0;
  const recogniser = scheduledRecogniser(recognisers[open.quality], {
    scheduler,
    userId: open.userId,
    urgency: () => open.urgency ?? (stopped.aborted ? 'final' : 'segment'),
    spent,
    onRun: (seconds) => metrics.whisperSeconds.observe({ quality: open.quality }, seconds),
  });

  const write = async (text: string, language: Segment['language'], precedingText: string): Promise<string> => {
    const startedAt = now();
    const written = await writer.write({ text, language, editor: open.editor, precedingText, signal });
    const tookMs = now() - startedAt;
    writeMs += tookMs;
    if (written.editor.kind !== 'not_asked')
      metrics.llmSeconds.observe({ outcome: written.editor.kind }, tookMs / 1000);
    return written.text;
  };

  const segments: Segment[] = [...(open.resume?.segments ?? [])];
  const textSoFar = () => joinPhrases(segments.map(({ text }) => text));
  const onPause = open.mode === 'on_pause';
  const close = async (phrase: Phrase): Promise<Segment> => {
    const text = onPause ? await write(phrase.raw, phrase.language, textSoFar()) : phrase.raw;
    const segment = { ...phrase, text };
    segments.push(segment);
    return segment;
  };

  const { mode, language, languageCounts, vocabulary, resume } = open;
  const heard = listen(
    { audio, mode, language, languageCounts, vocabulary, resume, stopped, signal },
    { recogniser, voice, hasTime: () => !open.urgency && scheduler.idleSlots > 0 },
    options,
  );
  let next = await heard.next();
  for (; !next.done; next = await heard.next()) {
    if (next.value.kind === 'view') {
      const { view, whole } = next.value;
      const committed = whole ? view.committed : joinPhrases([textSoFar(), view.committed]);
      yield { type: 'hypothesis', committed, tentative: view.tentative };
      continue;
    }
    const segment = await close(next.value.phrase);
    yield { type: 'segment', segment };
    if (onPause) yield { type: 'hypothesis', committed: textSoFar(), tentative: '' };
  }

  const whole = next.value;
  const text = onPause ? textSoFar() : await write(whole.raw, whole.language, '');
  yield {
    type: 'done',
    text,
    raw: whole.raw,
    language: whole.language,
    segments: onPause ? segments : whole.phrases.map((phrase) => ({ ...phrase, text: phrase.raw })),
    timings: {
      audio_ms: samplesToMs(whole.samples),
      queue_ms: spent.queueMs,
      recognise_ms: spent.recogniseMs,
      write_ms: writeMs,
    },
  };
}
