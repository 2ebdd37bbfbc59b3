import { isContinuationWord } from './continuation-words.ts';
import type { Manner } from './manner.ts';
import { spaced } from './spacing.ts';
import type { Surroundings } from './surroundings.ts';

/** Before the caret a sentence has begun and not ended. */
const begun = /[\p{L}\p{N},;:–—-]\s*$/u;
/** After the caret it goes on. */
const goesOn = /^\s*[\p{Ll},;:.!?…]/u;
/** One sentence with a full stop, and no sentence within. */
const oneSentence = /^[^.!?…\n]+\.$/u;
const number = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A text as it must be to stand between its neighbours in this field: line breaks, the capital at its beginning, the full
 * stop at its end, spaces around it.
 * @returns undefined where the field cannot hold it: words in a number field
 */
export function fitted(text: string, { before, after }: Surroundings, manner: Manner): string | undefined {
  const { lines, writes } = manner;
  const unix = text.replace(/\r\n?/g, '\n');
  const lined = lines === 'one' ? unix.trim().replace(/\s*\n\s*/g, ' ') : unix;
  if (writes === 'number') {
    const digits = lined.replace(/[\s\u00A0]|\.$/gu, '').replace(',', '.');
    return number.test(digits) ? digits : undefined;
  }
  if (writes === 'address') return spaced(before, lined.replace(/\.$/u, ''), after);
  const opened = begun.test(before) ? withoutCapital(lined) : lined;
  const closed = goesOn.test(after) && oneSentence.test(opened) ? opened.slice(0, -1) : opened;
  return spaced(before, closed, after);
}

/** Names keep theirs: only a word that is never one loses it. */
function withoutCapital(text: string): string {
  const first = /^\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/u.exec(text)?.[0];
  return first && isContinuationWord(first.toLowerCase()) ? first.toLowerCase() + text.slice(first.length) : text;
}
