import type { Change } from '../contract/index.ts';

/**
 * The stretch of whole words in which two texts differ, for showing what a step did.
 * @returns undefined when they are equal
 */
export function changeBetween(step: string, before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const splitsWord = (left: number, right: number, index: number): boolean =>
    !isSpace(before[left]) && !(isSpace(before[right]) && isSpace(after[index]));
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  while (splitsWord(start - 1, start, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && splitsWord(before.length - end, before.length - end - 1, after.length - end - 1)) end -= 1;
  const changed = (text: string): string => text.slice(start, text.length - end);
  return { step, before: trimmed(changed(before)), after: trimmed(changed(after)) };
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

/** A change of nothing but spaces keeps them: they are what changed. */
const trimmed = (text: string): string => text.trim() || text;
