import type { Change } from '../contract/index.ts';
import { capitals } from './capitals.ts';
import { changeBetween } from './changes.ts';
import { englishTypography } from './english-typography.ts';
import { punctuationSpacing } from './punctuation-spacing.ts';
import { createRussianTypography } from './russian-typography.ts';
import type { Step, StepContext } from './step.ts';
import { whitespace } from './whitespace.ts';
import { createYo } from './yo.ts';

/**
 * The rules in their order. Steps that decide which words stand in the text come before `whitespace`; from there on only spaces, marks
 * and letter case change, each step relying on the tidier text of the one before it.
 */
export function createRules(): Step[] {
  return [whitespace, createRussianTypography(), englishTypography, punctuationSpacing, capitals, createYo()];
}

/** Applies the steps one after another; `changes` names each step that changed something. */
export function applyRules(steps: Step[], text: string, context: StepContext): { text: string; changes: Change[] } {
  const changes: Change[] = [];
  let current = text;
  for (const step of steps) {
    const next = step.apply(current, context);
    const change = changeBetween(step.name, current, next);
    if (change) changes.push(change);
    current = next;
  }
  return { text: current, changes };
}
