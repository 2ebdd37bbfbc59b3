import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';

/**
 * Ordinary spaces, one at a time; at most one empty line; nothing at the ends. No-break spaces become ordinary ones:
 * the text goes into form fields and code, where an invisible character is a fault.
 */
export const whitespace: Step = {
  name: 'whitespace',
  apply: (text) =>
    keepLiterals(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'), (masked) =>
      masked
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n'),
    ).trim(),
};
