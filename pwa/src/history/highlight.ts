import { highlightEnd, highlightStart } from '@alfavoice/gateway/contract';

export interface Piece {
  text: string;
  hit: boolean;
}

/** Longest lead before the first hit that surely stays in sight: two or three of the four lines on a phone, in characters. */
const maxLead = 90;
/** What is kept of a longer lead. */
const keptLead = 60;

/** Cuts a long lead at a word, so that the first hit is in sight where only the first lines show. */
export function hitInSight(all: readonly Piece[]): Piece[] {
  const [first, ...rest] = all;
  if (!first || first.hit || first.text.length <= maxLead || rest.length === 0) return [...all];
  const from = first.text.length - keptLead;
  const word = first.text.indexOf(' ', from);
  return [{ text: `… ${first.text.slice(word < 0 ? from : word + 1)}`, hit: false }, ...rest];
}

/** Splits a text with marked hits into pieces; a mark without its partner loses no text. */
export function pieces(marked: string): Piece[] {
  const found: Piece[] = [];
  const add = (text: string, hit: boolean) => {
    const clean = text.replaceAll(highlightStart, '').replaceAll(highlightEnd, '');
    if (clean) found.push({ text: clean, hit });
  };
  let rest = marked;
  for (;;) {
    const start = rest.indexOf(highlightStart);
    const end = rest.indexOf(highlightEnd, start + 1);
    if (start < 0 || end < 0) break;
    add(rest.slice(0, start), false);
    add(rest.slice(start + 1, end), true);
    rest = rest.slice(end + 1);
  }
  add(rest, false);
  return found;
}
