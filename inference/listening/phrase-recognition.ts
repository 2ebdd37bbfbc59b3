import { type Language, msToSamples } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import type { SpeechSpan } from './endpointing.ts';
import type { LanguageChoice } from './language-choice.ts';
import { plausibleText } from './plausibility.ts';
import type { Recording } from './recording.ts';
import { type CommittedPhrase, type RecognitionWindow, rollingWindow } from './rolling-window.ts';

/** Even slow speech has more tokens in a second; a recogniser that gives fewer has taken the phrase for the words before it. */
const fewestTokensPerSecond = 1;

/**
 * Silence that the recogniser gets before the first words and after the last, where there is so much. Cut close to the
 * words, base made 8 errors more in 432 words; beyond it silence only costs time.
 */
const mostSilenceMs = 2_000;

/** What was said in a stretch of sound. */
export interface Words {
  startSample: number;
  endSample: number;
  /** Empty where the sound held none. */
  raw: string;
  language: Language;
}

interface Recognised {
  words: Words;
  /** To be forced on the next phrase; empty where they are not exactly what was kept. */
  tokens: readonly number[];
  heardTokens: number;
}

/** Turns the phrases of one dictation into words, each with what was said before it in its window. */
export class PhraseRecognition {
  readonly #recogniser: Recogniser;
  readonly #recording: Recording;
  readonly #language: LanguageChoice;
  readonly #windowSamples: number;
  readonly #thorough: boolean;
  readonly #committed: CommittedPhrase[] = [];

  /**
   * @param windowMs longest sound given with a phrase, its own included
   * @param thorough what is heard without a prefix may be the last word on it: it is heard in the engine's full window
   *   (base: 126 errors in 946 words, as many as the plain run; in a window cut to size 136)
   */
  constructor(
    recogniser: Recogniser,
    recording: Recording,
    language: LanguageChoice,
    { windowMs, thorough }: { windowMs: number; thorough: boolean },
  ) {
    this.#recogniser = recogniser;
    this.#recording = recording;
    this.#language = language;
    this.#thorough = thorough;
    this.#windowSamples = recogniser.takesPrefix ? msToSamples(windowMs) : 0;
  }

  /** The next phrase, in order. Until it resolves nothing has happened: an aborted phrase may be tried again. */
  async next(phrase: SpeechSpan, signal: AbortSignal): Promise<Words> {
    const window = this.#withSilence(rollingWindow(this.#committed, phrase, this.#windowSamples), {
      before: this.#committed.length === 0,
      after: phrase.closedBy === 'end',
    });
    const inContext = await this.#recognise(phrase, window, signal);
    const { words, tokens } = await this.#unlessSwallowed(inContext, phrase, window, signal);
    this.#committed.push({ startSample: phrase.startSample, endSample: phrase.endSample, tokens });
    return words;
  }

  /** Several phrases in one go, with nothing forced. */
  async whole(phrases: readonly [SpeechSpan, ...SpeechSpan[]], signal: AbortSignal): Promise<Words> {
    const last = phrases.at(-1) ?? phrases[0];
    const span: SpeechSpan = {
      startSample: phrases[0].startSample,
      endSample: last.endSample,
      speechMs: phrases.reduce((sum, { speechMs }) => sum + speechMs, 0),
      peakDbfs: Math.max(...phrases.map(({ peakDbfs }) => peakDbfs)),
      closedBy: last.closedBy,
    };
    return (
      await this.#recognise(span, this.#withSilence({ ...span, prefix: [] }, { before: true, after: true }), signal)
    ).words;
  }

  /** The window with the silence before and after it, as far as it fits. */
  #withSilence(
    { startSample, endSample, prefix }: RecognitionWindow,
    { before, after }: { before: boolean; after: boolean },
  ): RecognitionWindow {
    const most = msToSamples(mostSilenceMs);
    const room = Math.max(0, this.#recogniser.longestWindowSamples - (endSample - startSample));
    const tail = after ? Math.max(0, Math.min(most, this.#recording.endSample - endSample, room)) : 0;
    const lead = before ? Math.max(0, Math.min(most, startSample - this.#recording.firstSample, room - tail)) : 0;
    return { startSample: startSample - lead, endSample: endSample + tail, prefix };
  }

  /**
   * A sentence said twice is often taken as said already, when its first time is forced as the prefix: nothing comes.
   * Then the phrase is heard alone.
   */
  async #unlessSwallowed(
    inContext: Recognised,
    phrase: SpeechSpan,
    { prefix }: RecognitionWindow,
    signal: AbortSignal,
  ) {
    const fewest = (phrase.speechMs / 1000) * fewestTokensPerSecond;
    if (prefix.length === 0 || (inContext.words.raw !== '' && inContext.heardTokens >= fewest)) return inContext;
    const alone = await this.#recognise(phrase, { ...phrase, prefix: [] }, signal);
    return alone.heardTokens > inContext.heardTokens && alone.words.raw !== '' ? alone : inContext;
  }

  async #recognise(span: SpeechSpan, window: RecognitionWindow, signal: AbortSignal): Promise<Recognised> {
    const language = await this.#language.of(span);
    const samples16k = this.#recording.slice(window.startSample, window.endSample);
    const { prefix } = window;
    const thorough = this.#thorough && prefix.length === 0;
    const recognition = await this.#recogniser.recognise({ samples16k, language, prefix, thorough, signal });
    const raw = plausibleText(recognition, span);
    // Forced on the next phrase, tokens must say exactly what was kept.
    const tokens = raw === recognition.text.trim() ? recognition.tokens.map(({ id }) => id) : [];
    const words = { startSample: span.startSample, endSample: span.endSample, raw, language };
    return { words, tokens, heardTokens: recognition.tokens.length };
  }
}
