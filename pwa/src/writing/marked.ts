import type { Cleaned, TextChange } from '../data/writing.ts';

/** A stretch of a clean text: as it was heard, or changed. */
export type MarkedStretch = { kind: 'same'; text: string } | ChangedPlace;

/** One place where steps changed the text: what was heard there and what is written. */
export interface ChangedPlace {
  kind: 'changed';
  text: string;
  raw: string;
  /** Who changed it, in order, each once. */
  steps: string[];
  /** Where it stands in the clean text, in UTF-16 units. */
  start: number;
  end: number;
  /** Other words than were heard, not only another letter case, mark or space. */
  weighty: boolean;
}

/** Splits a clean text at its changes; those that touch the same place are one. */
export function markChanges({ text, raw, changes }: Cleaned): MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let at = 0;
  for (const place of placesOf(changes)) {
    if (place.start > at) stretches.push({ kind: 'same', text: text.slice(at, place.start) });
    const written = text.slice(place.start, place.end);
    const heard = raw.slice(place.rawStart, place.rawEnd);
    at = place.end;
    stretches.push({
      kind: 'changed',
      text: written,
      raw: heard,
      steps: place.steps,
      start: place.start,
      end: place.end,
      weighty: lettersOf(written) !== lettersOf(heard),
    });
  }
  if (at < text.length) stretches.push({ kind: 'same', text: text.slice(at) });
  return stretches;
}

/** The clean text with what was heard put back in one place. */
export const undoChange = (text: string, { start, end, raw }: ChangedPlace): string =>
  text.slice(0, start) + raw + text.slice(end);

interface Place {
  start: number;
  end: number;
  rawStart: number;
  rawEnd: number;
  steps: string[];
}

function placesOf(changes: readonly TextChange[]): Place[] {
  const places: Place[] = [];
  const ordered = changes.toSorted((a, b) => a.start - b.start || a.raw_start - b.raw_start);
  for (const { step, start, end, raw_start, raw_end } of ordered) {
    const last = places.at(-1);
    const same = last && (start < last.end || raw_start < last.rawEnd || (start === last.start && end === last.end));
    if (!same) {
      places.push({ start, end, rawStart: raw_start, rawEnd: raw_end, steps: [step] });
      continue;
    }
    last.end = Math.max(last.end, end);
    last.rawStart = Math.min(last.rawStart, raw_start);
    last.rawEnd = Math.max(last.rawEnd, raw_end);
    if (!last.steps.includes(step)) last.steps.push(step);
  }
  return places;
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, '');
