import type { Language } from '../contract/index.ts';
import { applyEdits } from './edits.ts';
import { readerOf, type Step, type StepContext, type StepResult } from './step.ts';
import { optionsOf } from './styles.ts';

/** What a step knows in tests, where nothing else is said. */
export const contextFor = (language: Language, given: Partial<StepContext> = {}): StepContext => ({
  language,
  precedingText: '',
  options: optionsOf('tidy'),
  now: new Date(2026, 2, 5, 17, 30),
  ...given,
});

export const resultOf = (step: Step, text: string, language: Language, given?: Partial<StepContext>): StepResult =>
  step.apply(text, contextFor(language, given), readerOf(language));

/** The text as one step alone makes it. */
export const applied = (step: Step, text: string, language: Language, given?: Partial<StepContext>): string =>
  applyEdits(text, resultOf(step, text, language, given).edits);
