import { highlightEnd, highlightStart } from '@alfavoice/gateway/contract';

export interface Piece {
  text: string;
  hit: boolean;
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
