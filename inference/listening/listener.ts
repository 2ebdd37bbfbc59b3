import { type Language, type Mode, msToSamples, type Segment, type SpokenLanguage } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { defaultEndpointOptions, type EndpointOptions, endpoint, type SpeechSpan } from './endpointing.ts';
import { joinPhrases } from './joining.ts';
import { LanguageChoice } from './language-choice.ts';
import { PhraseRecognition } from './phrase-recognition.ts';
import { isAudible } from './plausibility.ts';
import { Recording } from './recording.ts';
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
  /** Fires as soon as it is known that `audio` will end: a phrase that the end will hear again is given up then. */
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

/** One go that has fewer words than this share of its phrases' has lost some: a sentence said twice, say. */
const fewestWordsOfWhole = 0.75;

/**
 * Listens to one dictation: gives each phrase soon after its pause, and at the end the whole. What the whole says
 * replaces the phrases given before: with `after_recording` it may have been heard once more in one go.
 */
export async function* listen(
  request: ListenRequest,
  { recogniser, voice }: Ears,
  options: ListenOptions = defaultListenOptions,
): AsyncGenerator<Phrase, Heard> {
  const { resume, signal, stopped } = request;
  const recording = new Recording(resume?.fromSample);
  const phrases: Phrase[] = resume?.segments.map(({ text: _, ...phrase }) => phrase) ?? [];
  const spoken = request.language === 'auto' ? (phrases[0]?.language ?? 'auto') : request.language;
  const language = new LanguageChoice(spoken, recogniser, recording, signal);
  const recognition = new PhraseRecognition(recogniser, recording, language, {
    windowMs: options.windowMs,
    thorough: request.mode === 'after_recording',
  });
  const spans: SpeechSpan[] = [];
  const waiting: SpeechSpan[] = [];

  /** In one go it is more accurate than phrase by phrase, as long as it fits; of one phrase it is the same. */
  const wholeAtTheEnd = () =>
    request.mode === 'after_recording' &&
    !resume &&
    spans.length > 1 &&
    (spans.at(-1)?.endSample ?? 0) - (spans[0]?.startSample ?? 0) <= msToSamples(options.wholeMs);

  async function* catchUp(until: AbortSignal): AsyncGenerator<Phrase> {
    for (let span = waiting[0]; span && !until.aborted; span = waiting[0]) {
      const words = await recognition.next(span, until);
      waiting.shift();
      recording.forgetBefore(words.endSample - msToSamples(Math.max(options.windowMs, options.wholeMs)));
      if (words.raw === '') continue;
      const phrase = { ...words, index: (phrases.at(-1)?.index ?? -1) + 1 };
      phrases.push(phrase);
      yield phrase;
    }
  }

  const noteSpeech = ({ speechProbability, startSample }: SpeechFrame) => {
    if (speechProbability >= options.endpointing.threshold) language.noteSpeech(startSample);
  };
  const frames = tapped(speechFrames(request.audio, recording, voice.open()), noteSpeech);
  for await (const span of endpoint(frames, options.endpointing)) {
    signal.throwIfAborted();
    if (!isAudible(span)) continue;
    spans.push(span);
    waiting.push(span);
    const givenUp = wholeAtTheEnd() ? stopped : undefined;
    try {
      yield* catchUp(givenUp ? AbortSignal.any([signal, givenUp]) : signal);
    } catch (error) {
      if (signal.aborted || !givenUp?.aborted) throw error;
    }
  }

  const [first, ...others] = spans;
  if (first && wholeAtTheEnd()) {
    const words = await recognition.whole([first, ...others], signal);
    const fewest = fewestWordsOfWhole * phrases.reduce((sum, { raw }) => sum + wordCount(raw), 0);
    if (words.raw !== '' && wordCount(words.raw) >= fewest)
      return { ...words, phrases: [{ ...words, index: 0 }], samples: recording.endSample };
  }
  yield* catchUp(signal);
  const raw = joinPhrases(phrases.map((phrase) => phrase.raw));
  return { phrases, raw, language: language.current, samples: recording.endSample };
}

const wordCount = (text: string): number => text.split(' ').length;

async function* tapped<T>(items: AsyncIterable<T>, look: (item: T) => void): AsyncGenerator<T> {
  for await (const item of items) {
    look(item);
    yield item;
  }
}
