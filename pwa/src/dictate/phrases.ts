export interface Insertion {
  text: string;
  /** Where the next phrase goes. */
  at: number;
}

/** A phrase without spaces around it; its line breaks are part of it. */
export const wordsOf = (phrase: string): string => phrase.replace(/^[^\S\n]+|[^\S\n]+$/gu, '');

/** Puts a phrase into a text, with the spaces that belong between words and none that do not. */
export function insertPhrase(text: string, at: number, phrase: string): Insertion {
  const place = Math.max(0, Math.min(at, text.length));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  const words = wordsOf(phrase);
  if (!words) return { text, at: place };
  const left = before && !/[\s([«“"]$/.test(before) && !/^[\s.,;:!?…)\]»”]/.test(words) ? ' ' : '';
  const right = after && !/^[\s.,;:!?…)\]»”]/.test(after) && !words.endsWith('\n') ? ' ' : '';
  const inserted = left + words;
  return { text: before + inserted + right + after, at: place + inserted.length };
}

/** Takes words back that end at a place; what a person has changed there since stays. */
export function takeBack(text: string, at: number, words: string): Insertion {
  const before = text.slice(0, at);
  const found = [words, words.trimStart()].find((end) => end !== '' && before.endsWith(end)) ?? '';
  const place = before.length - found.length;
  return { text: before.slice(0, place) + text.slice(at), at: place };
}

/** The place in a text after an edit that ended at `caret`: text typed before it moves it along. */
export function placeAfterEdit(at: number, before: string, after: string, caret: number): number {
  const grown = after.length - before.length;
  const began = caret - Math.max(0, grown);
  return began <= at ? Math.max(Math.min(caret, after.length), at + grown) : at;
}
