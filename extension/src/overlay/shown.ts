import type { View } from '../messages/view.ts';

/** How long a good end is seen. */
const endMs = 1200;
/** Where it has a sentence to read. */
const remarkMs = 4000;
/** What was cancelled can be brought back here; for the rest of the minute by the menu of the toolbar button. */
const undoMs = 8000;

/** How long a view stands before it fades, in ms; undefined until the person or the next view ends it. */
export function shownMsOf(view: View): number | undefined {
  switch (view.kind) {
    case 'inserted':
      return view.lacks ? remarkMs : endMs;
    case 'nothing':
      return endMs;
    case 'kept_here':
      return view.action ? undefined : remarkMs;
    case 'cancelled':
      return undoMs;
    default:
      return undefined;
  }
}
