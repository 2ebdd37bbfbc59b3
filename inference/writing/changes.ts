import type { Change } from '../contract/index.ts';

/**
 * The stretch of whole words in which two texts differ, for showing what a step did.
 * @returns undefined when they are equal
 */
export function changeBetween(step: string, before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  while (start > 0 && !isSpace(before[start - 1])) start -= 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && !isSpace(before.at(-end))) end -= 1;
  return { step, before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);
