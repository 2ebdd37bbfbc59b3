import type { Change } from '../contract/index.ts';
import { addresses } from './addresses.ts';
import { capitals } from './capitals.ts';
import { spokenCommands } from './commands/index.ts';
import { selfCorrections } from './corrections.ts';
import { dictionaryTerms } from './dictionary.ts';
import { applyEdits, type Edit, placeAfter } from './edits.ts';
import { englishTypography } from './english-typography.ts';
import { fillers } from './fillers.ts';
import { createNoBreakSpaces } from './no-break-spaces.ts';
import { dates } from './numbers/dates.ts';
import { numbers } from './numbers/numbers.ts';
import { phones } from './numbers/phones.ts';
import { times } from './numbers/times.ts';
import { punctuationSpacing } from './punctuation-spacing.ts';
import { repeats } from './repeats.ts';
import { createRussianTypography } from './russian-typography.ts';
import { snippetBodies } from './snippets.ts';
import { readerOf, type Step, type StepContext } from './step.ts';
import { keyboardSigns, listItems } from './style-layout.ts';
import { changesOf, emptyTrace, type Trace, traceEdits } from './trace.ts';
import { spacesBetweenWords, whitespace } from './whitespace.ts';
import { createYo } from './yo.ts';

export interface Rules {
  /** All rules in their order: first those that decide which words stand in the text, then layout. */
  all: readonly Step[];
  /** Spaces, marks, letter case and signs alone: for text that is written already, as an editor's. */
  layout: readonly Step[];
}

/** Addresses come before commands: the «точка» of «пример точка ру» ends no sentence. */
export function createRules(): Rules {
  const layout = [
    spacesBetweenWords,
    createRussianTypography(),
    englishTypography,
    punctuationSpacing,
    capitals,
    createYo(),
    listItems,
    keyboardSigns,
    createNoBreakSpaces(),
  ];
  const all = [
    whitespace,
    addresses,
    spokenCommands,
    fillers,
    repeats,
    selfCorrections,
    phones,
    dates,
    times,
    numbers,
    dictionaryTerms,
    ...layout,
    snippetBodies,
  ];
  return { all, layout: [whitespace, ...layout] };
}

export interface Ruled {
  text: string;
  trace: Trace;
  /** Characters before the cursor that a command took back. */
  removesPreceding: number;
  /** Where a snippet wants the cursor, in `text`. */
  cursor: number | undefined;
}

/** Applies the steps one after another; the trace says of each what it did and where. */
export function applyRules(steps: readonly Step[], raw: string, context: StepContext): Ruled {
  let text = raw;
  let trace = emptyTrace;
  let precedingText = context.precedingText;
  let cursor: number | undefined;
  let small: readonly number[] = [];
  const read = readerOf(context.language);
  for (const step of steps) {
    if (context.options.without.includes(step.name)) continue;
    const result = step.apply(text, { ...context, precedingText }, read);
    cursor = result.cursor ?? cursor;
    if (result.removesPreceding) precedingText = precedingText.slice(0, -result.removesPreceding);
    const edits = step.name === 'capitals' ? result.edits.filter(({ start }) => !small.includes(start)) : result.edits;
    if (edits.length === 0) continue;
    trace = traceEdits(trace, edits, step.name, text);
    text = applyEdits(text, edits);
    small = result.small ?? small.map((at) => placeAfter(at, edits));
  }
  return {
    text,
    trace,
    removesPreceding: context.precedingText.length - precedingText.length,
    cursor,
  };
}

/** What the rules changed and then the editor, whose edits of the ruled text made `text`. */
export const changesAfter = (ruled: Ruled, editorEdits: readonly Edit[], raw: string, text: string): Change[] =>
  changesOf(traceEdits(ruled.trace, editorEdits, 'editor', ruled.text), raw, text);
