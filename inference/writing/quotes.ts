/**
 * Do the quotation marks pair up, each opening before a word and closing after one?
 * `15" и 17"` (inches) and a quote cut off by a pause do not; then they are better left alone.
 */
export function quotesBalance(text: string): boolean {
  let depth = 0;
  let endOfOpening = -1;
  for (const { 0: mark, index } of text.matchAll(/["«»“”„]/g)) {
    const followsBreak = index === 0 || index === endOfOpening || /[\s(\-—]/.test(text.charAt(index - 1));
    const opens = mark === '«' || mark === '„' || (mark !== '»' && followsBreak);
    if (opens ? /^(?:$|[\s.,!?;:)»])/.test(text.slice(index + 1)) : /\s/.test(text.charAt(index - 1))) return false;
    depth += opens ? 1 : -1;
    if (opens) endOfOpening = index + 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
