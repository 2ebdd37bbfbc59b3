import { startsLine } from './capitals.ts';
import { type Edit, editsBetween } from './edits.ts';
import type { Step } from './step.ts';
import { layoutStep } from './step.ts';

const toKeyboard: Record<string, string> = {
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '’': "'",
  '‘': "'",
  '—': '-',
  '–': '-',
  '…': '...',
  '−': '-',
};

/** Signs as on a keyboard: for code, where others are a nuisance. */
export const keyboardSigns: Step = layoutStep(
  'style',
  (text) => text.replace(/[«»„“”’‘—–…−]/g, (sign) => toKeyboard[sign] ?? sign),
  ({ quotes }) => quotes === 'straight',
);

/** Each sentence is an item on its own line, without its period. */
export const listItems: Step = {
  name: 'style',
  apply(text, { options, precedingText }) {
    if (options.style !== 'list' || text.trim() === '') return { edits: [] };
    const items = text
      .split(/(?<=[.!?…]["»”)]?)\s+(?=[\p{Lu}\p{N}"«(])|\n+/u)
      .map((item) => item.trim().replace(/(?<!\.)\.$/, ''))
      .filter((item) => item !== '')
      .map((item) => (/^(?:[-•*]|\d+[.)])\s/.test(item) ? item : `- ${item}`));
    const edits: Edit[] = editsBetween(text, (startsLine(precedingText) ? '' : '\n') + items.join('\n'));
    return { edits };
  },
};
