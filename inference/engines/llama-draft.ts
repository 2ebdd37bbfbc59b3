/** How many tokens at the end of the answer are compared with the input. */
const longestSuffix = 8;

/**
 * Prompt lookup: an edit mostly repeats its input, so what follows there is a good guess at what comes next.
 * The longest ending of `written` that occurs in `input` decides where it stands; of equal ones, the one nearest to that place in the answer.
 * @returns up to `length` tokens; none when the last token written is new, so that the model goes on alone
 */
export function draftNext<T>(input: readonly T[], written: readonly T[], length: number): T[] {
  if (written.length === 0) return input.slice(0, length);
  let best = { matched: 0, distance: Number.POSITIVE_INFINITY, end: input.length };
  for (let end = 1; end <= input.length; end += 1) {
    const matched = commonEnding(input, end, written);
    const distance = Math.abs(end - written.length);
    if (matched > best.matched || (matched === best.matched && matched > 0 && distance < best.distance))
      best = { matched, distance, end };
  }
  return best.matched === 0 ? [] : input.slice(best.end, best.end + length);
}

function commonEnding<T>(input: readonly T[], end: number, written: readonly T[]): number {
  const most = Math.min(end, written.length, longestSuffix);
  let matched = 0;
  while (matched < most && input[end - 1 - matched] === written[written.length - 1 - matched]) matched += 1;
  return matched;
}
