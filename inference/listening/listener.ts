import { type Language, type Mode, msToSamples, type Segment, type SpokenLanguage } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { VoiceActivityDetector } from '../engines/voice-activity.ts';
import { AgreedWords, type View } from './agreed-words.ts';
import type { OpenSpan, SpeechSpan } from './endpointing.ts';
import { Hearing, joined, type Turn } from './hearing.ts';
import { LanguageChoice, type LanguageCounts } from './language-choice.ts';
import { defaultListenOptions, type ListenOptions } from './listen-options.ts';
import { joinContinued } from './open-end.ts';
import { PacedSound } from './paced-sound.ts';
import { Recording } from './recording.ts';
import { Speech } from './speech.ts';

export interface ListenRequest {
  /** PCM16 at 16 kHz in pieces of any size; its end is the end of the dictation. */
  audio: AsyncIterable<Int16Array>;
  /** The sound is there already: it is read as it is heard. To look for its phrases ahead of that takes a core from those who speak. */
  recorded?: boolean | undefined;
  language: SpokenLanguage;
  languageCounts?: LanguageCounts | undefined;
  /** Names and terms that may be said, the likeliest first. */
  vocabulary?: readonly string[] | undefined;
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

export type ListenEvent =
  | { kind: 'phrase'; phrase: Phrase }
  /** A look at what is being said. `whole`: at everything since the start, else at what follows the phrases. */
  | { kind: 'view'; view: View; whole: boolean };

export interface Heard {
  phrases: readonly Phrase[];
  raw: string;
  language: Language;
  samples: number;
}

export interface Ears {
  recogniser: Recogniser;
  voice: VoiceActivityDetector;
  /** Whether there is time for a view that nobody waits for; default always. */
  hasTime?: () => boolean;
  /** Told when a phrase begins and when it ends, at the latest with the dictation. */
  onSpeech?: (speaks: boolean) => void;
}

/** One go that has fewer words than this share of its phrases' has lost some: a sentence said twice, say. */
const fewestWordsOfWhole = 0.75;
/** After a look that had to make room. */
const retryAfterMs = 300;

/**
 * Listens to one dictation: gives views of what is being said, each phrase soon after its pause, and at the end the whole.
 * What the whole says replaces the phrases given before: with `after_recording` it may have been heard in one go.
 */
export async function* listen(
  request: ListenRequest,
  ears: Ears,
  options: ListenOptions = defaultListenOptions,
): AsyncGenerator<ListenEvent, Heard> {
  const listening = new Listening(request, ears, options);
  try {
    return yield* listening.run();
  } finally {
    listening.close();
  }
}

class Listening {
  readonly #request: ListenRequest;
  readonly #ears: Ears;
  readonly #options: ListenOptions;
  readonly #recording: Recording;
  readonly #phrases: Phrase[];
  readonly #language: LanguageChoice;
  readonly #hearing: Hearing;
  readonly #speech: Speech;
  readonly #paced: PacedSound;
  /** The phrases joined. */
  #raw: string;
  #agreed = new AgreedWords();
  /** Spans that are phrases already, or were found to hold no words. */
  #done = 0;
  /** The look that is being taken, and the latest that was: how far it heard, and whether it may be the last. */
  #running: { endSample: number; care: 'all' | 'view'; giveUp: AbortController } | undefined;
  #looked = { endSample: 0, careful: false };
  #notBeforeSample = 0;
  #showedWords = false;
  #speaks = false;

  constructor(request: ListenRequest, ears: Ears, options: ListenOptions) {
    const { resume, vocabulary = [] } = request;
    this.#request = request;
    this.#ears = ears;
    this.#options = options;
    this.#recording = new Recording(resume?.fromSample);
    this.#phrases = resume?.segments.map(({ text: _, ...phrase }) => phrase) ?? [];
    this.#raw = this.#phrases.reduce(joinContinued, '');
    const spoken = request.language === 'auto' ? (this.#phrases[0]?.language ?? 'auto') : request.language;
    this.#language = new LanguageChoice(spoken, request.languageCounts);
    this.#hearing = new Hearing({
      recogniser: ears.recogniser,
      recording: this.#recording,
      language: this.#language,
      vocabulary,
      windowMs: options.windowMs,
      whole: () => this.#whole,
    });
    this.#speech = new Speech(options.endpointing, () => this.#onFrame(), request.signal);
    const { stopped, signal } = request;
    const unheard = () => (this.#whole && stopped.aborted ? 0 : this.#speech.spans.length - this.#done);
    this.#paced = new PacedSound({ unheard, stopped, signal });
  }

  async *run(): AsyncGenerator<ListenEvent, Heard> {
    const { audio, recorded, signal } = this.#request;
    void this.#speech.follow(recorded ? this.#paced.read(audio) : audio, this.#recording, this.#ears.voice.open());
    for (;;) {
      signal.throwIfAborted();
      this.#speech.throwIfFailed();
      const span = this.#speech.spans[this.#done];
      if (this.#speech.ended && (this.#whole || !span)) return yield* this.#finish();
      if (span && !(this.#whole && this.#request.stopped.aborted)) {
        yield* this.#close(span);
        continue;
      }
      const care = this.#dueLook();
      if (care) yield* this.#look(care);
      else await this.#speech.change();
    }
  }

  close(): void {
    this.#running?.giveUp.abort();
    this.#hearing.close();
    this.#tellSpeech(false);
  }

  #onFrame(): void {
    // Measured over its frames each time it is asked for.
    const { open } = this.#speech;
    this.#giveUpStaleLook(open);
    this.#tellSpeech(open !== undefined);
  }

  #tellSpeech(speaks: boolean): void {
    if (speaks !== this.#speaks) this.#ears.onSpeech?.(speaks);
    this.#speaks = speaks;
  }

  /** In one go it is more accurate than phrase by phrase, as long as it fits. */
  get #whole(): boolean {
    const { mode, resume } = this.#request;
    if (mode !== 'after_recording' || resume) return false;
    const first = this.#speech.spans[0] ?? this.#speech.open;
    const last = this.#speech.open ?? this.#speech.spans.at(-1);
    return !first || !last || last.endSample - first.startSample <= msToSamples(this.#options.wholeMs);
  }

  async *#close(span: SpeechSpan): AsyncGenerator<ListenEvent> {
    const { signal, stopped } = this.#request;
    const whole = this.#whole;
    // Nobody waits for a phrase that is going to be heard again; but it is what is left of a worker that dies.
    const turn = {
      awaited: () => !whole,
      signal: whole ? AbortSignal.any([signal, stopped]) : signal,
      hasTime: !whole && !stopped.aborted && !this.#speech.ended,
    };
    const words = await this.#orLater(() => this.#hearing.commit(span, turn), turn.signal);
    if (!words) return;
    this.#done += 1;
    this.#paced.goOn();
    this.#recording.forgetBefore(
      words.endSample - msToSamples(Math.max(this.#options.windowMs, this.#options.wholeMs) + 2_000),
    );
    if (!whole) this.#agreed = new AgreedWords();
    if (words.raw === '') return;
    this.#raw = joinContinued(this.#raw, words);
    const { continuation: _, ...heard } = words;
    const phrase = { ...heard, index: (this.#phrases.at(-1)?.index ?? -1) + 1 };
    this.#phrases.push(phrase);
    yield { kind: 'phrase', phrase };
  }

  /** @returns how carefully to look at the open phrase now; undefined: not now */
  #dueLook(): 'all' | 'view' | undefined {
    const { open } = this.#speech;
    if (!open || open.endSample < this.#notBeforeSample) return undefined;
    const { speculateAfterMs, firstViewMs, firstWordsWithinMs, viewEveryMs } = this.#options;
    const isQuiet = open.endSample - open.speechEndSample >= msToSamples(speculateAfterMs);
    const heardAll = this.#looked.endSample >= open.speechEndSample;
    if (isQuiet) return heardAll && this.#looked.careful ? undefined : 'all';
    if (heardAll || this.#request.stopped.aborted || this.#ears.hasTime?.() === false) return undefined;
    const since = open.endSample - Math.max(open.startSample, this.#looked.endSample);
    const first = this.#looked.endSample <= open.startSample;
    const hurries = !this.#showedWords && open.speechMs < firstWordsWithinMs;
    const enough = first ? open.speechMs >= firstViewMs : since >= msToSamples(hurries ? firstViewMs / 2 : viewEveryMs);
    return enough ? 'view' : undefined;
  }

  async *#look(care: 'all' | 'view'): AsyncGenerator<ListenEvent> {
    const { signal, stopped } = this.#request;
    const { open } = this.#speech;
    if (!open) return;
    const giveUp = new AbortController();
    this.#running = { endSample: open.endSample, care, giveUp };
    const turn = {
      awaited: () => care === 'all' || stopped.aborted,
      signal: AbortSignal.any([signal, giveUp.signal]),
    };
    const whole = this.#whole;
    const text = await this.#orLater(() => this.#view(open, care, whole, turn), turn.signal);
    this.#running = undefined;
    if (text === undefined) return;
    this.#looked = { endSample: open.endSample, careful: care === 'all' };
    const view = this.#agreed.take(text);
    if (view.committed === '' && view.tentative === '') return;
    this.#showedWords = true;
    yield { kind: 'view', view, whole };
  }

  #view(open: OpenSpan, care: 'all' | 'view', whole: boolean, turn: Turn): Promise<string> {
    if (!whole) return this.#hearing.view(open, care, turn);
    const current: SpeechSpan = { ...open, closedBy: 'end' };
    const [first, ...others] = this.#speech.spans;
    const all = joined(first ? [first, ...others, current] : [current]);
    return this.#hearing.viewWhole(first ?? current, all, care, turn);
  }

  /** Somebody waits for the answer, and a running look is not it: a mere view, or of sound that has gone on. */
  #giveUpStaleLook(open: OpenSpan | undefined): void {
    const running = this.#running;
    const speech = open ?? this.#speech.spans.at(-1);
    if (!running || !speech) return;
    if (running.care === 'all' && running.endSample >= speech.speechEndSample) return;
    const { speculateAfterMs } = this.#options;
    const isQuiet = speech.endSample - speech.speechEndSample >= msToSamples(speculateAfterMs);
    if (this.#speech.ended || isQuiet) running.giveUp.abort();
  }

  /** @returns undefined where the recogniser had to make room, or what was asked was given up */
  async #orLater<T>(hear: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    try {
      return await hear();
    } catch (error) {
      this.#request.signal.throwIfAborted();
      const preempted = error instanceof Error && error.name === 'Preempted';
      if (!signal.aborted && !preempted) throw error;
      if (preempted) this.#notBeforeSample = this.#recording.endSample + msToSamples(retryAfterMs);
      return undefined;
    }
  }

  async *#finish(): AsyncGenerator<ListenEvent, Heard> {
    const { signal } = this.#request;
    const { spans } = this.#speech;
    const samples = this.#recording.endSample;
    const [first, ...others] = spans;
    if (first && this.#whole) {
      const turn = { awaited: () => true, signal };
      const words = await this.#hearing.whole([first, ...others], turn);
      const fewest = fewestWordsOfWhole * this.#phrases.reduce((sum, { raw }) => sum + wordCount(raw), 0);
      if (words.raw !== '' && wordCount(words.raw) >= fewest)
        return { ...words, phrases: [{ ...words, index: 0 }], samples };
      for (const span of spans.slice(this.#done)) yield* this.#close(span);
    }
    return { phrases: this.#phrases, raw: this.#raw, language: this.#language.current, samples };
  }
}

const wordCount = (text: string): number => text.split(' ').length;
