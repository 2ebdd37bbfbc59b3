import type { Language, SpokenLanguage } from '../contract/index.ts';

export const spokenLanguages: readonly Language[] = ['ru', 'en'];
/** So much speech settles the language for the whole dictation; with less it is asked again. */
const settlingSpeechMs = 2_000;

/** How often a user spoke each language lately. */
export type LanguageCounts = Readonly<Record<Language, number>>;

/** The language of one dictation: given, or found in its first seconds of speech. */
export class LanguageChoice {
  readonly #prior: LanguageCounts;
  #settled: Language | undefined;
  #latest: Language | undefined;

  constructor(spoken: SpokenLanguage, counts: LanguageCounts = { ru: 0, en: 0 }) {
    this.#settled = spoken === 'auto' ? undefined : spoken;
    // Nobody is sure to go on as before: each language counts once more than it was spoken.
    this.#prior = { ru: counts.ru + 1, en: counts.en + 1 };
  }

  /** @returns the language so far; English where nothing was said yet */
  get current(): Language {
    return this.#settled ?? this.#latest ?? 'en';
  }

  get isSettled(): boolean {
    return this.#settled !== undefined;
  }

  /**
   * @param heard probability of each language by the sound alone
   * @param speechMs speech in that sound
   * @returns the language to recognise it in
   */
  take(heard: ReadonlyMap<Language, number>, speechMs: number): Language {
    const weight = (language: Language) => (heard.get(language) ?? 0) * this.#prior[language];
    this.#latest = weight('ru') > weight('en') ? 'ru' : 'en';
    if (speechMs >= settlingSpeechMs) this.#settled ??= this.#latest;
    return this.current;
  }
}
