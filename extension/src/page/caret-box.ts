import type { Pin } from '../insertion/pin.ts';
import type { Box } from '../overlay/place.ts';

/** A field higher than this is long text: only its last line is where the caret may be. */
const lineHeightPx = 48;

/** Roughly where the pinned field is being written in: its caret, or the field itself when it is one line. */
export function caretBox(pin: Pin | undefined): Box | undefined {
  if (!pin?.field.isConnected) return undefined;
  const caret = pin.range()?.getClientRects()[0];
  if (caret) return caret;
  const { left, top, width, height } = pin.field.getBoundingClientRect();
  return { left, top: top + Math.max(0, height - lineHeightPx), width, height: Math.min(height, lineHeightPx) };
}
