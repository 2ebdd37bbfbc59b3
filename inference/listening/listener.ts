import { type Language, type Mode, msToSamples, type Segment, type SpokenLanguage } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { defaultEndpointOptions, type EndpointOptions, endpoint, type SpeechSpan } from './endpointing.ts';
import { joinPhrases } from './joining.ts';
import { LanguageChoice } from './language-choice.ts';
import { isAudible, plausibleText } from './plausibility.ts';
import { Recording } from './recording.ts';
import { type CommittedPhrase, rollingWindow } from './rolling-window.ts';
import { type SpeechFrame, speechFrames } from './speech-frames.ts';

export interface ListenOptions {
  endpointing: EndpointOptions;
  /** Sound given with a phrase, its own included. 28 s and 10 s make more errors than 16 s (base, clips of 66-69 s). */
  windowMs: number;
  /** `after_recording` recognises so much in one go at the end; what is longer is the phrases joined. */
  wholeMs: number;
}

export const defaultListenOptions: ListenOptions = {
  endpointing: defaultEndpointOptions,
  windowMs: 16_000,
  wholeMs: 28_000,
};

export interface ListenRequest {
  /** PCM16 at 16 kHz in pieces of any size; its end is the end of the dictation. */
  audio: AsyncIterable<Int16Array>;
  language: SpokenLanguage;
  mode: Mode;
  /** Phrases that another worker closed, and where the sound goes on. */
  resume?: { segments: readonly Segment[]; fromSample: number } | undefined;
  /** Fires as soon as it is known that `audio` will end: work that only the living need is left. */
  stopped: AbortSignal;
  /** Aborting rejects with its reason. */
  signal: AbortSignal;
}

/** A closed phrase with words in it. Positions are samples at 16 kHz from the start of the dictation. */
export type Phrase = Omit<Segment, 'text'>;

export interface Heard {
  phrases: readonly Phrase[];
  raw: string;
  language: Language;
  samples: number;
}

export interface Ears {
  recogniser: Recogniser;
  voice: VoiceActivityDetector;
}

/**
 * Listens to one dictation: gives each phrase soon after its pause, and at the end the whole.
 * What the whole says replaces the phrases given before: with `after_recording` it may have been heard once more in one go.
 */
export async function* listen(
  request: ListenRequest,
  ears: Ears,
  options: ListenOptions = defaultListenOptions,
): AsyncGenerator<Phrase, Heard> {
  const { resume, signal, stopped } = request;
  const { recogniser } = ears;
  const recording = new Recording(resume?.fromSample);
  const phrases: Phrase[] = resume?.segments.map(({ text: _, ...phrase }) => phrase) ?? [];
  const spoken = request.language === 'auto' ? (phrases[0]?.language ?? 'auto') : request.language;
  const language = new LanguageChoice(spoken, recogniser, recording, signal);
  const committed: CommittedPhrase[] = [];
  const spans: SpeechSpan[] = [];
  const waiting: SpeechSpan[] = [];

  async function recognise(
    span: SpeechSpan,
    window: { startSample: number; endSample: number; prefix: readonly number[] },
    until: AbortSignal,
  ) {
    const spanLanguage = await language.of(span);
    const { startSample, endSample, prefix } = window;
    const samples16k = recording.slice(startSample, endSample);
    const recognition = await recogniser.recognise({ samples16k, language: spanLanguage, prefix, signal: until });
    const raw = plausibleText(recognition, span);
    // Forced on the next phrase, tokens must say exactly what was kept.
    const tokens = raw === recognition.text.trim() ? recognition.tokens.map(({ id }) => id) : [];
    return { raw, tokens, language: spanLanguage };
  }

  /** Recognises what waits, in order, until `until` fires. */
  async function* catchUp(until: AbortSignal): AsyncGenerator<Phrase> {
    for (let span = waiting[0]; span && !until.aborted; span = waiting[0]) {
      const longest = recogniser.takesPrefix ? msToSamples(options.windowMs) : 0;
      const { raw, tokens, language } = await recognise(span, rollingWindow(committed, span, longest), until);
      waiting.shift();
      const { startSample, endSample } = span;
      committed.push({ startSample, endSample, tokens });
      recording.forgetBefore(firstNeeded(endSample));
      if (raw === '') continue;
      const phrase = { index: (phrases.at(-1)?.index ?? -1) + 1, startSample, endSample, raw, language };
      phrases.push(phrase);
      yield phrase;
    }
  }

  /** In one go it is more accurate than phrase by phrase, as long as it fits. */
  const canHearWhole = () =>
    request.mode === 'after_recording' &&
    !resume &&
    spans.length > 1 &&
    recording.endSample - (spans[0]?.startSample ?? 0) <= msToSamples(options.wholeMs);

  const firstNeeded = (endSample: number): number => {
    if (canHearWhole()) return spans[0]?.startSample ?? 0;
    return Math.max(0, endSample - msToSamples(options.windowMs));
  };

  const frames = noting(speechFrames(request.audio, recording, ears.voice.open()), (frame) => {
    if (frame.speechProbability >= options.endpointing.threshold) language.noteSpeech(frame.startSample);
  });
  for await (const span of endpoint(frames, options.endpointing)) {
    signal.throwIfAborted();
    if (!isAudible(span)) continue;
    spans.push(span);
    waiting.push(span);
    const whole = canHearWhole();
    try {
      yield* catchUp(whole ? AbortSignal.any([signal, stopped]) : signal);
    } catch (error) {
      if (!whole || !stopped.aborted || signal.aborted) throw error;
    }
  }

  const last = spans.at(-1);
  const first = spans[0];
  if (first && last && canHearWhole()) {
    const span: SpeechSpan = {
      startSample: first.startSample,
      endSample: last.endSample,
      speechMs: spans.reduce((sum, { speechMs }) => sum + speechMs, 0),
      peakDbfs: Math.max(...spans.map(({ peakDbfs }) => peakDbfs)),
      closedBy: last.closedBy,
    };
    const { raw, language: wholeLanguage } = await recognise(span, { ...span, prefix: [] }, signal);
    if (raw !== '') {
      const { startSample, endSample } = span;
      const phrase = { index: 0, startSample, endSample, raw, language: wholeLanguage };
      return { phrases: [phrase], raw, language: wholeLanguage, samples: recording.endSample };
    }
  }
  yield* catchUp(signal);
  return {
    phrases,
    raw: joinPhrases(phrases.map(({ raw }) => raw)),
    language: language.current,
    samples: recording.endSample,
  };
}

async function* noting(frames: AsyncIterable<SpeechFrame>, note: (frame: SpeechFrame) => void) {
  for await (const frame of frames) {
    note(frame);
    yield frame;
  }
}
