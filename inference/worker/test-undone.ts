import type { Change } from '../contract/index.ts';

/** A text with every change undone. */
export function undone(text: string, raw: string, changes: readonly Change[]): string {
  const places = [...new Map(changes.map((change) => [`${change.start} ${change.rawStart}`, change])).values()];
  let result = text.slice(0, places[0]?.start);
  for (const [index, { end, rawStart, rawEnd }] of places.entries())
    result += raw.slice(rawStart, rawEnd) + text.slice(end, places[index + 1]?.start);
  return result;
}
