import { joinPhrase } from '../contract/index.ts';
import type { RecognisedToken } from '../engines/recogniser.ts';

const onlyPeriod = /^\s*[.…]+\s*$/u;
const firstPeriod = /^[.…]+\s*/u;
const lastPeriod = /[.…]+$/u;
const firstWordSign = /[\p{L}\p{N}]/u;
/** Marks inside a sentence, before its next word. */
const innerMarks = /^[,;:–—-]+\s*/u;

/** A phrase as it stands behind the end of a sentence. */
export interface PhraseText {
  raw: string;
  /** Where the recogniser goes on with the sentence of the phrase before: this stands in place of that phrase's period. */
  continuation?: string;
}

/**
 * Recognisers end every phrase with a period, also where the speaker paused in mid-sentence. Forced on the next phrase, the
 * period makes it a sentence of its own; left off, the recogniser writes one itself where there is one.
 * @returns the tokens without a period at their end
 */
export function withoutPeriod<T extends Pick<RecognisedToken, 'text'>>(tokens: readonly T[]): readonly T[] {
  return tokens.slice(0, tokens.findLastIndex(({ text }) => !onlyPeriod.test(text)) + 1);
}

/** @param heard behind words whose period was left off */
export function behindOpenEnd(heard: string): PhraseText {
  const text = heard.replace(firstPeriod, '');
  const words = text.replace(innerMarks, '');
  const first = firstWordSign.exec(words);
  const beginsSentence = words === text && first && first[0] !== first[0].toLowerCase();
  if (text !== heard || !first || beginsSentence) return { raw: text };
  const raw = words.slice(0, first.index) + first[0].toUpperCase() + words.slice(first.index + 1);
  return { raw, continuation: text };
}

/** The text with one more phrase of the same dictation. */
export const joinContinued = (text: string, { raw, continuation }: PhraseText): string =>
  continuation === undefined ? joinPhrase(text, raw) : joinPhrase(text.replace(lastPeriod, ''), continuation);
