import type { Change, StepName } from '../contract/index.ts';
import type { Edit } from './edits.ts';

/** What one step did at one place: its input there and its output. */
interface Deed {
  step: StepName;
  before: string;
  after: string;
}

/** A stretch of the raw text and what stands in its place now; outside all regions both are the same. */
interface Region {
  rawStart: number;
  rawEnd: number;
  start: number;
  end: number;
  deeds: Deed[];
}

/** Every change from the raw text to the present one, in the order of the text. */
export type Trace = readonly Region[];

export const emptyTrace: Trace = [];

/**
 * The trace after one more step; linear in regions and edits.
 * @param text what `edits` change
 */
export function traceEdits(trace: Trace, edits: readonly Edit[], step: StepName, text: string): Trace {
  if (edits.length === 0) return trace;
  const regions: Region[] = [];
  let toRaw = 0;
  let toNew = 0;
  let nextRegion = 0;
  let nextEdit = 0;
  for (;;) {
    const start = Math.min(trace[nextRegion]?.start ?? Infinity, edits[nextEdit]?.start ?? Infinity);
    if (start === Infinity) return regions;
    const merged: Region = { rawStart: start + toRaw, rawEnd: 0, start: start + toNew, end: 0, deeds: [] };
    let end = start;
    for (;;) {
      const region = trace[nextRegion];
      const edit = edits[nextEdit];
      if (region && region.start <= end) {
        end = Math.max(end, region.end);
        toRaw = region.rawEnd - region.end;
        merged.deeds.push(...region.deeds);
        nextRegion += 1;
      } else if (edit && edit.start <= end) {
        end = Math.max(end, edit.end);
        toNew += edit.after.length - (edit.end - edit.start);
        merged.deeds.push({ step, before: text.slice(edit.start, edit.end), after: edit.after });
        nextEdit += 1;
      } else break;
    }
    merged.rawEnd = end + toRaw;
    merged.end = end + toNew;
    regions.push(merged);
  }
}

/** The changes a reader can see, with whole words around what changed inside a word. */
export function changesOf(trace: Trace, raw: string, text: string): Change[] {
  const changes: Change[] = [];
  for (const region of trace) {
    const [rawPart, part] = [raw.slice(region.rawStart, region.rawEnd), text.slice(region.start, region.end)];
    if (rawPart === part) continue;
    const beginsInWord = part === '' || rawPart === '' || letter.test(rawPart.charAt(0)) || letter.test(part.charAt(0));
    const endsInWord = letter.test(rawPart.slice(-1)) || letter.test(part.slice(-1));
    const left = beginsInWord ? lettersBefore(text, region.start, raw, region.rawStart) : 0;
    const right = endsInWord ? lettersAfter(text, region.end, raw, region.rawEnd) : 0;
    const around = (changed: string): string =>
      (beginsInWord ? wordEnd(text.slice(Math.max(0, region.start - longestWord), region.start)) : '') +
      changed +
      (endsInWord ? wordStart(text.slice(region.end, region.end + longestWord)) : '');
    for (const { step, before, after } of region.deeds) {
      changes.push({
        step,
        before: around(before),
        after: around(after),
        start: region.start - left,
        end: region.end + right,
        rawStart: region.rawStart - left,
        rawEnd: region.rawEnd + right,
      });
    }
  }
  return changes;
}

const letter = /[\p{L}\p{M}\p{N}]/u;

const wordEnd = (text: string): string => /[\p{L}\p{M}\p{N}]*$/u.exec(text)?.[0] ?? '';
const wordStart = (text: string): string => /^[\p{L}\p{M}\p{N}]*/u.exec(text)?.[0] ?? '';
const longestWord = 40;

/** Letters of the same word that both texts share before a region. */
function lettersBefore(text: string, end: number, raw: string, rawEnd: number): number {
  let count = 0;
  while (
    count < end &&
    count < rawEnd &&
    letter.test(text.charAt(end - count - 1)) &&
    text[end - count - 1] === raw[rawEnd - count - 1]
  )
    count += 1;
  return count;
}

function lettersAfter(text: string, start: number, raw: string, rawStart: number): number {
  let count = 0;
  while (letter.test(text.charAt(start + count)) && text[start + count] === raw[rawStart + count]) count += 1;
  return count;
}
