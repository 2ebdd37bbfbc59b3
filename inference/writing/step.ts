import type { Language } from '../contract/index.ts';

/** What a step may know besides the text. */
export interface StepContext {
  language: Language;
  /** Text already standing before the cursor; empty at the start of a field. */
  precedingText: string;
}

/** One small, pure rule of writing. The same input gives the same output, and applying it twice changes nothing more. */
export interface Step {
  /** Stable name, shown to the user beside each change. */
  name: string;
  apply(text: string, context: StepContext): string;
}
