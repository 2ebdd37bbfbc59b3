import { focused, isForm } from './field.ts';
import { isFrame } from './other-frames.ts';
import type { Pin } from './pin.ts';
import { select, selectedIn, selectionOf } from './selection.ts';

/**
 * Does something while the pinned field has focus and caret, and gives them back to whatever had them before, in another
 * frame too. A field that is written in already is left as it is.
 */
export async function withFocus<Result>(pin: Pin, act: () => Promise<Result>): Promise<Result> {
  const elsewhere = focused();
  const inField = elsewhere === pin.field || pin.field.contains(elsewhere);
  const inOtherFrame = !document.hasFocus() || isFrame(elsewhere);
  const theirs = document.getSelection();
  const selected = theirs && theirs.rangeCount > 0 ? theirs.getRangeAt(0).cloneRange() : undefined;
  if (inOtherFrame) await pin.others.hold();
  if (!inField) pin.field.focus({ preventScroll: true });
  if (pin.kind === 'editable') restoreCaret(pin);
  try {
    return await act();
  } finally {
    if (!inField && elsewhere instanceof HTMLElement && elsewhere !== document.body) {
      elsewhere.focus({ preventScroll: true });
      if (!isForm(elsewhere) && selected && elsewhere.contains(selected.startContainer)) select(theirs, selected);
    }
    if (inOtherFrame) await pin.others.giveBack();
  }
}

function restoreCaret(pin: Pin) {
  const range = pin.range();
  if (!range?.startContainer.isConnected) return;
  const current = selectedIn(pin.field);
  const same =
    current &&
    current.compareBoundaryPoints(Range.START_TO_START, range) === 0 &&
    current.compareBoundaryPoints(Range.END_TO_END, range) === 0;
  if (!same) select(selectionOf(pin.field), range);
}
