/** After these a word follows without a space: opening brackets and quotes, and what joins. */
const joinsNext = /[\s([{«„“‘"'\-–—/@#]$/u;
/** Before these there is no space: closing punctuation, brackets and quotes. */
const joinsPrevious = /^[\s.,!?:;…)\]}»”’%]/u;
const word = /^[\p{L}\p{N}]/u;

/**
 * The text with the spaces it needs between its neighbours.
 * @param before what stands before the caret in the same line, at least its last character
 * @param after what follows the caret
 */
export function spaced(before: string, text: string, after: string): string {
  if (text === '') return '';
  const dash = /\s[-–—]$/u.test(before);
  const left = before === '' || (joinsNext.test(before) && !dash) || joinsPrevious.test(text) ? '' : ' ';
  const right = word.test(after) && !/\s$/u.test(text) ? ' ' : '';
  return left + text + right;
}
