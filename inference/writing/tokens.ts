import type { Language } from '../contract/index.ts';
import { fold } from './units.ts';

/** A word or a number as the guard compares them. Parts of a word with a hyphen are tokens of their own. */
export interface Token {
  text: string;
  folded: string;
  start: number;
  end: number;
  isNumber: boolean;
  /** Marks and spaces between the word before and this one. */
  gap: string;
  /** Nothing but marks and spaces stands between it and the end of a sentence before, a line break or the start. */
  startsSentence: boolean;
  /** A mark stands right before or after it. */
  isAfterMark: boolean;
  isBeforeMark: boolean;
}

export function tokensOf(text: string): Token[] {
  const found = [...text.matchAll(/\p{N}+|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu)];
  return found.map(({ 0: word, index }, at) => {
    const previous = found[at - 1];
    const before = text.slice(previous ? previous.index + previous[0].length : 0, index);
    const end = index + word.length;
    const after = text.slice(end, found[at + 1]?.index ?? text.length);
    return {
      text: word,
      folded: fold(word),
      start: index,
      end,
      isNumber: /^\p{N}/u.test(word),
      gap: before,
      startsSentence: previous === undefined || /[.!?…\n]/.test(before),
      isAfterMark: previous === undefined || /[,.!?…;:—–\n]/.test(before),
      isBeforeMark: at === found.length - 1 || /[,.!?…;:—–\n]/.test(after),
    };
  });
}

/** Two forms of one word share this many letters at least… */
const stemLetters = 4;
/** …and differ in an ending of at most this many: «договор», «договора»; but not «приехал», «приедет». */
const endingLetters = 2;
const past = /л(?:а|о|и)?(?:с[ья])?$/;
const infinitive = /(?:ть|ти|чь)(?:ся)?$/;
const timeOf = (word: string): string => (past.test(word) ? 'past' : infinitive.test(word) ? 'infinitive' : 'other');

/** May one stand for the other as a repaired form? «подписал» for «подписали», "dont" for "don't"; «отправит» for «отправил» is another fact. */
export function isFormOf(a: string, b: string, language: Language): boolean {
  if (a.replaceAll("'", '') === b.replaceAll("'", '')) return true;
  if (language !== 'ru' || /[a-z]/.test(a + b)) return false;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return common >= Math.max(stemLetters, Math.max(a.length, b.length) - endingLetters) && timeOf(a) === timeOf(b);
}
