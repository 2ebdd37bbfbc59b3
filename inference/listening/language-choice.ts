import { type Language, msToSamples, type SpokenLanguage, samplesToMs } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';
import { frameSamples } from '../engines/voice-activity.ts';
import type { Recording } from './recording.ts';

const spokenLanguages: readonly Language[] = ['ru', 'en'];
/** So much speech settles the language for the whole dictation; with less the next phrase may correct it. */
const settlingSpeechMs = 2_000;
/** With so much speech the language is asked for while the phrase goes on, so that its end need not wait for it. */
const earlySpeechMs = 3_000;
/** More sound than this makes the answer later, not better. */
const longestSampleMs = 8_000;

interface Speech {
  startSample: number;
  endSample: number;
  speechMs: number;
}

/** The language of one dictation: given, or found once in its first seconds of speech. */
export class LanguageChoice {
  readonly #recogniser: Recogniser;
  readonly #recording: Recording;
  readonly #signal: AbortSignal;
  #settled: Language | undefined;
  #latest: Language | undefined;
  #early: Promise<Language> | undefined;
  #heard: Speech | undefined;

  constructor(spoken: SpokenLanguage, recogniser: Recogniser, recording: Recording, signal: AbortSignal) {
    this.#settled = spoken === 'auto' ? undefined : spoken;
    this.#recogniser = recogniser;
    this.#recording = recording;
    this.#signal = signal;
  }

  /** @returns the language so far; English where nothing was said yet */
  get current(): Language {
    return this.#settled ?? this.#latest ?? 'en';
  }

  /** Takes note of 32 ms of speech. */
  noteSpeech(startSample: number): void {
    if (this.#settled || this.#early) return;
    this.#heard ??= { startSample, endSample: startSample, speechMs: 0 };
    this.#heard.endSample = startSample + frameSamples;
    this.#heard.speechMs += samplesToMs(frameSamples);
    if (this.#heard.speechMs < earlySpeechMs) return;
    this.#early = this.#detect(this.#heard);
    // Whoever asks for the language meets the failure; until then nobody does.
    this.#early.catch(() => {});
  }

  /** The language to recognise a phrase in. */
  async of(phrase: Speech): Promise<Language> {
    if (this.#settled) return this.#settled;
    if (this.#early) this.#settled = await this.#early;
    else this.#latest = await this.#detect(phrase);
    if (phrase.speechMs >= settlingSpeechMs) this.#settled ??= this.#latest;
    return this.current;
  }

  #detect({ startSample, endSample }: Speech): Promise<Language> {
    const end = Math.min(endSample, startSample + msToSamples(longestSampleMs));
    return this.#recogniser.detectLanguage(this.#recording.slice(startSample, end), spokenLanguages, this.#signal);
  }
}
