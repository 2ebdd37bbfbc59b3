import { isForm } from './field.ts';
import { withFocus } from './focus.ts';
import type { Pin } from './pin.ts';
import { selectionOf } from './selection.ts';

/**
 * Moves the caret from the end of what was just inserted into it: a snippet may say where one writes on.
 * @param there the text as it stands in the field
 * @param cursor index in the text as it was given, before spaces were put around it
 */
export async function placeCaret(pin: Pin, there: string, cursor: number): Promise<void> {
  const spaceBefore = there.length - there.trimStart().length;
  const behind = there.slice(Math.min(there.length, spaceBefore + cursor));
  await withFocus(pin, async () => {
    const { field } = pin;
    if (isForm(field) && field.selectionStart !== null) {
      const caret = field.selectionStart - behind.length;
      field.setSelectionRange(caret, caret);
    }
    if (pin.kind !== 'editable') return;
    for (const _ of behind) selectionOf(field)?.modify('move', 'backward', 'character');
  });
}
