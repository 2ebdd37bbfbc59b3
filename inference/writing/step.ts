import type { Language, StepName, WritingOptions } from '../contract/index.ts';
import type { Dictionary } from './dictionary.ts';
import { type Edit, editsBetween } from './edits.ts';
import type { Snippets } from './snippets.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a step may know besides the text. */
export interface StepContext {
  language: Language;
  /** Text already standing before the cursor; empty at the start of a field. */
  precedingText: string;
  options: WritingOptions;
  dictionary?: Dictionary | undefined;
  snippets?: Snippets | undefined;
  /** For snippets with a date. */
  now: Date;
}

/** The parts of a text; steps one after another mostly look at the same. */
export interface Reader {
  units(text: string): Unit[];
  stretches(text: string): Stretch[];
}

export interface StepResult {
  edits: Edit[];
  /** A command took back so many characters of the text before the cursor. */
  removesPreceding?: number | undefined;
  /** Where a snippet wants the cursor, in the text that the edits make. */
  cursor?: number | undefined;
  /** Where words begin in the text that the edits make whose small letter was asked for: «с маленькой буквы». */
  small?: readonly number[] | undefined;
}

/** One small, pure rule of writing: the same input gives the same output. */
export interface Step {
  /** Stable name, shown to the user beside each change. */
  name: StepName;
  apply(text: string, context: StepContext, read: Reader): StepResult;
}

/** Remembers the parts of the last text. */
export function readerOf(language: Language): Reader {
  const stretches = lastOf((text) => stretchesOf(text, language));
  return { stretches, units: lastOf((text) => unitsOf(text, language, stretches(text))) };
}

function lastOf<T>(read: (text: string) => T[]): (text: string) => T[] {
  let known = '';
  let parts: T[] = [];
  return (text) => {
    if (text !== known) {
      parts = read(text);
      known = text;
    }
    return parts;
  };
}

/** A step that decides which words stand in the text; edits in their order. */
export function wordStep(name: StepName, editsOf: (units: Unit[], context: StepContext) => Edit[]): Step {
  return { name, apply: (text, context, read) => ({ edits: editsOf(read.units(text), context) }) };
}

/** Longer stretches are rewritten in portions, so that one of them never holds more literals than there are placeholders. */
const portionCharacters = 20_000;
const sentenceBreak = /[.!?…]\s+|\n/g;

function portionsOf({ start, end, language }: Stretch, text: string): Stretch[] {
  const portions: Stretch[] = [];
  let from = start;
  while (end - from > portionCharacters) {
    sentenceBreak.lastIndex = from + portionCharacters;
    const found = sentenceBreak.exec(text);
    if (!found || found.index + found[0].length >= end) break;
    portions.push({ start: from, end: found.index + found[0].trimEnd().length, language });
    from = found.index + found[0].length;
  }
  return [...portions, { start: from, end, language }];
}

/** So much of the text before a stretch is enough to know whether it begins a sentence. */
const contextCharacters = 200;

/**
 * A step that changes spaces, marks and letter case alone; it sees each stretch of one language without the white space around it.
 * Applied twice it changes nothing more.
 */
export function layoutStep(
  name: StepName,
  rewrite: (text: string, context: StepContext) => string,
  concerns: (options: WritingOptions) => boolean = () => true,
): Step {
  return {
    name,
    apply(text, context, read) {
      if (!concerns(context.options)) return { edits: [] };
      const edits: Edit[] = [];
      for (const { start, end, language } of read.stretches(text).flatMap((stretch) => portionsOf(stretch, text))) {
        if (language === undefined) continue;
        const before = text.slice(start, end);
        const near = text.slice(Math.max(0, start - contextCharacters), start);
        const precedingText = start < contextCharacters ? context.precedingText + near : near;
        const after = rewrite(before, { ...context, language, precedingText });
        for (const edit of editsBetween(before, after))
          edits.push({ start: start + edit.start, end: start + edit.end, after: edit.after });
      }
      return { edits };
    },
  };
}

/** Writes `after` in place of the units `[from, to)`. */
export function replaceUnits(units: readonly Unit[], from: number, to: number, after: string): Edit {
  return { start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0, after };
}

/** Takes the units `[from, to)` out, with the white space before them, at the start of a text with the one after them. */
export function removeUnits(units: readonly Unit[], from: number, to: number): Edit {
  const first = units[from];
  const last = units[to - 1];
  if (!first || !last) return { start: 0, end: 0, after: '' };
  const next = units[to];
  if (from === 0) return { start: 0, end: next?.start ?? last.end, after: '' };
  return { start: first.start - first.gap.length, end: last.end, after: '' };
}
