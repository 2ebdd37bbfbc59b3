import { keepLiterals, sumOrRange } from './literals.ts';
import type { Step } from './step.ts';

/**
 * Straight quotes and apostrophes: they suit forms, search boxes and code, and match what a keyboard types there.
 * A hyphen standing alone between words is a dash.
 */
export const englishTypography: Step = {
  name: 'typography',
  apply: (text, { language }) =>
    language === 'en'
      ? keepLiterals(
          text,
          (masked) =>
            masked
              .replace(/[“”„‟]/g, '"')
              .replace(/[‘’‛]/g, "'")
              .replace(/(?<=\S) +--?(?= +\S)/g, ' —'),
          sumOrRange,
        )
      : text,
};
