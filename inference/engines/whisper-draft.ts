/** The last recognition of a window. */
export interface Heard {
  prefix: readonly number[];
  /** Behind the prefix, timestamps included. */
  generated: readonly number[];
  /** For each of `generated`: whether it is a token of text. */
  isText: readonly boolean[];
}

/**
 * What of the last recognition may come again behind another prefix: words that the prefix has taken over are left out,
 * words that it gave back come first.
 */
export function draftBehind(
  { prefix: before, generated, isText }: Heard,
  prefix: readonly number[],
): readonly number[] {
  if (startsWith(prefix, before)) {
    const taken = prefix.slice(before.length);
    const at = placeBehind(taken, generated, isText);
    return at === undefined ? [] : generated.slice(at);
  }
  return startsWith(before, prefix) ? [...before.slice(prefix.length), ...generated] : [];
}

const startsWith = (whole: readonly number[], start: readonly number[]): boolean =>
  start.length <= whole.length && start.every((token, index) => whole[index] === token);

/** @returns index in `generated` behind the words `taken`; undefined where they are others */
function placeBehind(
  taken: readonly number[],
  generated: readonly number[],
  isText: readonly boolean[],
): number | undefined {
  let next = 0;
  for (const [index, token] of generated.entries()) {
    if (next === taken.length) return index;
    if (!isText[index]) continue;
    if (token !== taken[next]) return undefined;
    next += 1;
  }
  return next === taken.length ? generated.length : undefined;
}
