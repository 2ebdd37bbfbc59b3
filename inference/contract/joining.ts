import type { Segment } from './dictation.ts';
import type { Change } from './writing.ts';

/** Signs that stand without a space after the word before. */
const joinsPrevious = /^[\s,.!?:;…)\]}»”%]/u;
/** Signs that the next word follows without a space. */
const joinsNext = /[\s([{«„“]$/u;
/** Everything of a phrase's ends but its line breaks and tabs. */
const spacesAround = /^[^\S\n\t]+|[^\S\n\t]+$/gu;

/** A phrase as it is joined: without spaces around it, with its line breaks. */
export const trimPhrase = (phrase: string): string => phrase.replace(spacesAround, '');

/**
 * The one rule by which phrases become a text: a space between words, none before a closing sign, after an opening one
 * or at a line break. A phrase of spaces leaves no trace; line breaks are kept.
 */
export const joinPhrase = (text: string, phrase: string): string => {
  const added = trimPhrase(phrase);
  return added === '' ? text : text + gapBetween(text, added) + added;
};

const gapBetween = (text: string, added: string): '' | ' ' =>
  text === '' || added === '' || joinsNext.test(text) || joinsPrevious.test(added) ? '' : ' ';

export type Written = Pick<Segment, 'raw' | 'text' | 'removesPreceding' | 'cursor' | 'changes'>;

export interface Joined {
  text: string;
  raw: string;
  changes: Change[];
  /** Where the next phrase goes, in `text`: its end, unless a snippet set the caret elsewhere. */
  caret: number;
}

/**
 * The text that phrases make one after another. What a command took back is gone from `text`, not from `raw`; what is
 * said after a snippet with a caret goes to it. Undoing every change makes `raw` of `text`.
 */
export function joinSegments(segments: readonly Written[]): Joined {
  let head = '';
  let tail = '';
  let raw = '';
  let changes: Change[] = [];
  for (const segment of segments) {
    const { removesPreceding = 0 } = segment;
    if (removesPreceding > 0) {
      changes = withoutEnd(changes, head, raw, removesPreceding);
      head = head.slice(0, Math.max(0, head.length - removesPreceding));
    }
    const { text, changes: own, cursor } = trimWritten({ ...segment, changes: segment.changes ?? whole(segment) });
    const { raw: spoken } = segment;
    const gap = gapBetween(head, text);
    const rawGap = gapBetween(raw, spoken);
    const start = head.length + gap.length;
    changes.push(...placed(own, start, raw.length + rawGap.length, gap, rawGap));
    head += gap + text;
    raw += rawGap + spoken;
    if (cursor === undefined) continue;
    const caret = Math.min(start + cursor, head.length);
    if (caret === head.length) continue;
    tail = head.slice(caret) + tail;
    changes = endingAt(changes, caret, raw.length);
    head = head.slice(0, caret);
  }
  const caret = head.length;
  if (tail === '') return { text: head, raw, changes, caret };
  const end = gapBetween(head, tail) + tail;
  const place = { start: caret, end: caret + end.length, rawStart: raw.length, rawEnd: raw.length };
  return {
    text: head + end,
    raw,
    changes: [...changes, { step: 'snippets', before: '', after: tail, ...place }],
    caret,
  };
}

/**
 * A text without the spaces around it, which whoever puts it in sets, and its changes. What is trimmed away belongs to
 * the change beside it.
 */
export function trimWritten<W extends Pick<Written, 'text' | 'cursor'> & { changes: readonly Change[] }>(
  written: W,
): { text: string; changes: Change[]; cursor?: number } {
  const { text: whole, cursor } = written;
  const changes = withCommonPlaces(written.changes);
  const text = trimPhrase(whole);
  const lead = whole.indexOf(text);
  const end = lead + text.length;
  const at = (position: number) => Math.min(text.length, Math.max(0, position - lead));
  let rawFrom = 0;
  const moved = changes.map((change, index) => {
    const next = changes.slice(index + 1).find(({ start }) => start > change.start);
    const lostBefore = Math.max(0, change.start - Math.max(end, 0));
    const lostBehind = Math.max(0, Math.min(lead, next?.start ?? lead) - change.end);
    const isSamePlace = changes[index - 1]?.start === change.start;
    const rawStart = isSamePlace ? change.rawStart - lostBefore : Math.max(rawFrom, change.rawStart - lostBefore);
    rawFrom = change.rawEnd + lostBehind;
    return { ...change, start: at(change.start), end: at(change.end), rawStart, rawEnd: rawFrom };
  });
  return { text, changes: moved, ...(cursor !== undefined && { cursor: at(cursor) }) };
}

/** Changes that reach into one another, as two within one word do, get the place of all of them. */
function withCommonPlaces(changes: readonly Change[]): Change[] {
  const places: Omit<Change, 'step' | 'before' | 'after'>[] = [];
  const placeOf = changes.map(({ start, end, rawStart, rawEnd }) => {
    const last = places.at(-1);
    if (last && (start < last.end || rawStart < last.rawEnd)) {
      last.end = Math.max(last.end, end);
      last.rawEnd = Math.max(last.rawEnd, rawEnd);
      return last;
    }
    const place = { start, end, rawStart, rawEnd };
    places.push(place);
    return place;
  });
  return changes.map((change, index) => ({ ...change, ...placeOf[index] }));
}

/** A phrase's changes where it stands; where the gap before it is another than in the raw text, that is a change too. */
function placed(changes: readonly Change[], start: number, rawStart: number, gap: string, rawGap: string): Change[] {
  const moved = changes.map((change) => ({
    ...change,
    start: start + change.start,
    end: start + change.end,
    rawStart: rawStart + change.rawStart,
    rawEnd: rawStart + change.rawEnd,
  }));
  if (gap === rawGap) return moved;
  const isFirst = (change: Change) => change.start === start && change.rawStart === rawStart;
  if (moved.some(isFirst)) {
    return moved.map((change) =>
      isFirst(change) ? { ...change, start: start - gap.length, rawStart: rawStart - rawGap.length } : change,
    );
  }
  const between = { start: start - gap.length, end: start, rawStart: rawStart - rawGap.length, rawEnd: rawStart };
  return [{ step: 'punctuation', before: rawGap, after: gap, ...between }, ...moved];
}

/** It does not say what was changed: all of it. */
const whole = ({ raw, text }: Written): Change[] =>
  raw === text
    ? []
    : [
        {
          step: 'editor',
          before: raw,
          after: text,
          start: 0,
          end: text.length,
          rawStart: 0,
          rawEnd: raw.length,
        },
      ];

/** The changes of a text whose last `removed` characters a command took back. */
function withoutEnd(changes: readonly Change[], text: string, raw: string, removed: number): Change[] {
  const end = Math.max(0, text.length - removed);
  const kept = changes.filter((change) => change.end <= end);
  const cut = changes.find((change) => change.start < end && change.end > end);
  const last = kept.at(-1);
  const start = cut ? cut.start : end;
  const rawStart = cut ? cut.rawStart : end + (last ? last.rawEnd - last.end : 0);
  return [...kept, { step: 'commands', before: text.slice(end), after: '', start, end, rawStart, rawEnd: raw.length }];
}

/** The changes of what stands before a caret; what stands behind it is told apart. */
function endingAt(changes: readonly Change[], caret: number, rawEnd: number): Change[] {
  const before = changes.filter(({ end }) => end <= caret);
  const around = changes.filter(({ start, end }) => start < caret && end > caret);
  if (around.length > 0) return [...before, ...around.map((change) => ({ ...change, end: caret, rawEnd }))];
  const last = before.at(-1);
  const rawStart = caret + (last ? last.rawEnd - last.end : 0);
  return [...before, { step: 'snippets', before: '', after: '', start: caret, end: caret, rawStart, rawEnd }];
}
