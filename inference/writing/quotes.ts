/**
 * Do the quotation marks pair up, each opening before a word and closing after one?
 * `15" и 17"` (inches) and a quote cut off by a pause do not; then they are better left alone.
 */
export function quotesBalance(text: string): boolean {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/["«»“”„]/g)) {
    const before = text.charAt(index - 1);
    if (mark === '«' || mark === '„') depth += 1;
    else if (mark === '»') depth -= 1;
    else depth += before === '' || /[\s(\-—["«„“]/.test(before) ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
