import { type Language, msToSamples } from '../contract/index.ts';
import type { Care, Recogniser } from '../engines/recogniser.ts';
import type { OpenSpan, SpeechSpan } from './endpointing.ts';
import { type LanguageChoice, spokenLanguages } from './language-choice.ts';
import { type HearRequest, LiveWindow } from './live-window.ts';
import { type Look, phraseText, type Recognised, recognisedOf, type Words } from './looks.ts';
import { withoutPeriod } from './open-end.ts';
import type { Recording } from './recording.ts';
import { type CommittedPhrase, rollingWindow } from './rolling-window.ts';
import { isPromptDoubtful } from './vocabulary-echo.ts';
import { vocabularyPrompt } from './vocabulary-prompt.ts';

/** Even slow speech has more tokens in a second; a recogniser that gives fewer has taken the phrase for the words before it. */
const fewestTokensPerSecond = 1;

/**
 * Silence that the recogniser gets before the first words and after the last, where there is so much. Cut close to the
 * words, base made 8 errors more in 432 words; beyond it silence only costs time.
 */
const mostSilenceMs = 2_000;
/** A window of this length begins anew with the next phrase, while it is spoken: not when somebody waits for its end. */
const renewedMs = 20_000;
/** So short a window is encoded whole even when somebody waits. */
const shortWindowMs = 12_000;

/** How one look at the sound is taken. */
export interface Turn {
  /** Whether somebody waits for it. */
  awaited: () => boolean;
  signal: AbortSignal;
  /** The words stand for good and the speaker is silent: with all of the pause behind them base makes fewer errors. */
  hasTime?: boolean;
}

export interface HearingOptions {
  recogniser: Recogniser;
  recording: Recording;
  language: LanguageChoice;
  /** Names and terms that may be said, the likeliest first. */
  vocabulary: readonly string[];
  /** Longest sound given with a new window, the phrase included. */
  windowMs: number;
  /** Whether the recording is going to be heard in one go: then its window is kept from its first word. */
  whole: () => boolean;
}

/** Where a phrase is heard, and the words that are known of it. */
interface Place {
  window: LiveWindow;
  prefix: readonly number[];
}

/**
 * Hears one dictation: looks at the phrase that is being spoken, as often as asked, and in the end turns each phrase into
 * words, with the sound and the words before it. A look that held all of the speech is not taken twice.
 */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #committed: (CommittedPhrase & { openEnd: boolean })[] = [];
  #window: LiveWindow | undefined;
  #look: Look | undefined;
  readonly #prompts = new Map<Language, string>();

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /**
   * The words so far of a phrase that goes on.
   * @param care `all` where it may be the last look: what follows may be silence
   */
  async view(phrase: OpenSpan, care: Care, turn: Turn): Promise<string> {
    return phraseText(await this.#heard(phrase, phrase.endSample, this.#prefixWindow(phrase), care, turn), phrase).raw;
  }

  /** The same of everything from `first` on, with nothing forced. */
  async viewWhole(first: SpeechSpan, speech: SpeechSpan, care: Care, turn: Turn): Promise<string> {
    const window = this.#wholeWindow(first);
    return phraseText(await this.#heard(speech, speech.endSample, { window, prefix: [] }, care, turn), speech).raw;
  }

  /** The next phrase, in order. Until it resolves nothing has happened: an aborted phrase may be tried again. */
  async commit(phrase: SpeechSpan, turn: Turn): Promise<Words> {
    const end = phrase.closedBy === 'end' ? this.#withSilence(phrase.endSample) : phrase.endSample;
    const place = this.#prefixWindow(phrase);
    const inContext = await this.#lastLook(phrase, end, place, turn);
    const { words, tokens } = await this.#unlessSwallowed(inContext, phrase, place.prefix.length > 0, turn);
    const prefix = withoutPeriod(tokens).map(({ id }) => id);
    const { startSample, endSample } = phrase;
    this.#committed.push({ startSample, endSample, tokens: prefix, openEnd: prefix.length < tokens.length });
    return words;
  }

  /** Several phrases in one go, with nothing forced. */
  async whole(phrases: readonly [SpeechSpan, ...SpeechSpan[]], turn: Turn): Promise<Words> {
    const span = joined(phrases);
    const place = { window: this.#wholeWindow(phrases[0]), prefix: [] };
    return (await this.#lastLook(span, this.#withSilence(span.endSample), place, turn)).words;
  }

  close(): void {
    this.#window?.close();
  }

  /** Takes what was heard already where it held all of the speech, unless there is time. */
  async #lastLook(span: SpeechSpan, endSample: number, place: Place, turn: Turn): Promise<Recognised> {
    const { window, prefix } = place;
    const known = turn.hasTime ? undefined : this.#look;
    const heardAll = known?.careful && known.endSample === window.endSample && window.endSample >= span.speechEndSample;
    if (heardAll && sameTokens(known.prefix, prefix)) return recognisedOf(known, span);
    // Encoded already, up to the silence: only the words before it are fixed now.
    if (heardAll) return recognisedOf(await this.#heard(span, window.endSample, place, 'none', turn), span);
    const short = endSample - window.startSample <= msToSamples(shortWindowMs);
    const care = short || turn.hasTime || !turn.awaited() ? 'all' : 'recent';
    return recognisedOf(await this.#heard(span, endSample, place, care, turn), span);
  }

  async #heard(
    { speechMs }: OpenSpan,
    endSample: number,
    { window, prefix }: Place,
    care: Care,
    { awaited, signal }: Turn,
  ): Promise<Look> {
    const { language: choice } = this.#options;
    if (!choice.isSettled) {
      choice.take(await window.detectLanguage(endSample, spokenLanguages, { awaited, signal }), speechMs);
    }
    const language = choice.current;
    const request = { language, prefix, awaited, signal };
    const heard = await this.#hearPrompted(window, endSample, { ...request, care });
    const look = {
      prefix,
      openEnd: prefix.length > 0 && this.#committed.at(-1)?.openEnd === true,
      endSample: window.endSample,
      careful: care !== 'view',
      language,
      ...heard,
    };
    this.#look = look;
    return look;
  }

  /** With the vocabulary, unless what comes of it is in doubt. */
  async #hearPrompted(
    window: LiveWindow,
    endSample: number,
    request: Omit<HearRequest, 'prompt'>,
  ): Promise<Pick<Look, 'recognition' | 'prompted'>> {
    const prompt = this.#prompt(request.language);
    const recognition = await window.hear(endSample, { ...request, prompt });
    if (prompt === '') return { recognition, prompted: [] };
    if (!isPromptDoubtful(recognition)) return { recognition, prompted: this.#options.vocabulary };
    return { recognition: await window.hear(endSample, { ...request, care: 'none' }), prompted: [] };
  }

  #prompt(language: Language): string {
    const { recogniser, vocabulary } = this.#options;
    if (vocabulary.length === 0 || !recogniser.takesPrefix) return '';
    const known = this.#prompts.get(language);
    if (known !== undefined) return known;
    const prompt = vocabularyPrompt(vocabulary, { language, countTokens: (text) => recogniser.countTokens(text) });
    this.#prompts.set(language, prompt);
    return prompt;
  }

  /**
   * A sentence said twice is often taken as said already, when its first time is forced as the prefix: nothing comes.
   * Then the phrase is heard alone.
   */
  async #unlessSwallowed(inContext: Recognised, phrase: SpeechSpan, forced: boolean, turn: Turn): Promise<Recognised> {
    const fewest = (phrase.speechMs / 1000) * fewestTokensPerSecond;
    if (!forced || (inContext.words.raw !== '' && inContext.heardTokens >= fewest)) return inContext;
    const window = new LiveWindow(this.#options.recogniser, this.#options.recording, phrase.startSample);
    try {
      const { language } = inContext.words;
      const request = { ...turn, language, prefix: [], care: 'all' } as const;
      const alone = recognisedOf(
        { language, ...(await this.#hearPrompted(window, phrase.endSample, request)) },
        phrase,
      );
      return alone.heardTokens > inContext.heardTokens && alone.words.raw !== '' ? alone : inContext;
    } finally {
      window.close();
    }
  }

  /** A window that ends with the phrase, and the words that are known of its sound. */
  #prefixWindow(phrase: OpenSpan | SpeechSpan): Place {
    const { recogniser, windowMs } = this.#options;
    const longest = recogniser.takesPrefix ? msToSamples(windowMs) : 0;
    const open = this.#window;
    if (open && this.#stillFits(open, phrase)) {
      const within = this.#committed.filter(({ startSample }) => startSample >= open.startSample);
      return { window: open, prefix: within.flatMap(({ tokens }) => tokens) };
    }
    const { startSample, prefix } = rollingWindow(this.#committed, phrase, longest);
    const start = this.#committed.length === 0 ? this.#beforeFirst(startSample) : startSample;
    return { window: this.#open(start), prefix };
  }

  /** Sound that the prefix does not account for would be heard again, and so would words from beyond the phrase. */
  #stillFits(window: LiveWindow, phrase: OpenSpan | SpeechSpan): boolean {
    const { recogniser, whole } = this.#options;
    if (!recogniser.takesPrefix) return window.startSample === phrase.startSample;
    const within = this.#committed.filter(({ startSample }) => startSample >= window.startSample);
    const accounted = within.every(({ tokens }) => tokens.length > 0);
    const known = within.at(-1)?.endSample ?? window.startSample;
    const tooLong = phrase.endSample - window.startSample > recogniser.longestWindowSamples;
    const renewed = !whole() && within.length > 0 && known - window.startSample > msToSamples(renewedMs);
    const isLast = 'closedBy' in phrase && phrase.closedBy === 'end';
    const beyond = !isLast && window.endSample > phrase.endSample;
    return accounted && !tooLong && !renewed && !beyond && phrase.startSample >= window.startSample;
  }

  #wholeWindow(first: OpenSpan): LiveWindow {
    const start = this.#beforeFirst(first.startSample);
    return this.#window?.startSample === start ? this.#window : this.#open(start);
  }

  #open(startSample: number): LiveWindow {
    this.#window?.close();
    this.#look = undefined;
    this.#window = new LiveWindow(this.#options.recogniser, this.#options.recording, startSample);
    return this.#window;
  }

  #beforeFirst(startSample: number): number {
    return Math.max(this.#options.recording.firstSample, startSample - msToSamples(mostSilenceMs));
  }

  #withSilence(endSample: number): number {
    return Math.min(this.#options.recording.endSample, endSample + msToSamples(mostSilenceMs));
  }
}

/** One span over several. */
export function joined(phrases: readonly [SpeechSpan, ...SpeechSpan[]]): SpeechSpan {
  const last = phrases.at(-1) ?? phrases[0];
  return {
    startSample: phrases[0].startSample,
    endSample: last.endSample,
    speechEndSample: last.speechEndSample,
    speechMs: phrases.reduce((sum, { speechMs }) => sum + speechMs, 0),
    peakDbfs: Math.max(...phrases.map(({ peakDbfs }) => peakDbfs)),
    closedBy: last.closedBy,
  };
}

const sameTokens = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((token, index) => token === b[index]);
