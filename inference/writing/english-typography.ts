import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';

/**
 * Straight quotes and apostrophes: they suit forms, search boxes and code, and match what a keyboard types there.
 * A hyphen standing alone between words is a dash; between numbers it may be a sum or a range and stays.
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
          /\p{N} +-{1,2} +\p{N}/gu,
        )
      : text,
};
