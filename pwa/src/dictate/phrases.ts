export interface Insertion {
  text: string;
  /** Where the next phrase goes. */
  at: number;
}

/** Puts a phrase into a text, with the spaces that belong between words and none that do not. */
export function insertPhrase(text: string, at: number, phrase: string): Insertion {
  const place = Math.max(0, Math.min(at, text.length));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  const words = phrase.trim();
  if (!words) return { text, at: place };
  const left = before && !/[\s([«“"]$/.test(before) && !/^[.,;:!?…)\]»”]/.test(words) ? ' ' : '';
  const right = after && !/^[\s.,;:!?…)\]»”]/.test(after) ? ' ' : '';
  const inserted = left + words;
  return { text: before + inserted + right + after, at: place + inserted.length };
}

/** The place in a text after an edit that ended at `caret`: text typed before it moves it along. */
export function placeAfterEdit(at: number, before: string, after: string, caret: number): number {
  const grown = after.length - before.length;
  const began = caret - Math.max(0, grown);
  return began <= at ? Math.max(Math.min(caret, after.length), at + grown) : at;
}
