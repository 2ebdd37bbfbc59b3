import { editsBetween } from './edits.ts';
import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';
import { stretchesOf } from './stretches.ts';

/** Control characters except the line feed and the tab: nothing that was said. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/**
 * Ordinary spaces, one at a time; at most one empty line. No-break spaces become ordinary ones:
 * the text goes into form fields and code, where an invisible character is a fault. Code and markup keep their layout.
 */
const tidy = (text: string): string =>
  keepLiterals(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(controls, ''), (masked) =>
    masked
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n'),
  );

/** What came in, without white space at its ends. */
export const whitespace: Step = {
  name: 'whitespace',
  apply: (text, { language }) => {
    const isPlain = stretchesOf(text, language).every((stretch) => stretch.language !== undefined);
    return { edits: editsBetween(text, (isPlain ? tidy(text) : text.replace(controls, '')).trim()) };
  },
};

/** After the steps that take words out or put line breaks in, which stay at the ends too. */
export const spacesBetweenWords: Step = {
  name: 'whitespace',
  apply: (text, { language }) => {
    if (!/ {2}|\n | \n|\n{3}|^ | $/.test(text)) return { edits: [] };
    const isPlain = stretchesOf(text, language).every((stretch) => stretch.language !== undefined);
    return { edits: isPlain ? editsBetween(text, tidy(text).replace(/^ +| +$/g, '')) : [] };
  },
};
