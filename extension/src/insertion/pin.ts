import { editingHost, type FieldKind, kindOf, writtenIn } from './field.ts';
import type { OtherFrames } from './other-frames.ts';
import { selectedIn } from './selection.ts';

/** The field a dictation was begun in, kept until its text is there. */
export interface Pin {
  kind: FieldKind;
  /** For a contenteditable its outermost editable element. */
  field: HTMLElement;
  /** The caret of a contenteditable; a form field keeps its own. Live: it moves with edits around it. */
  range(): Range | undefined;
  others: OtherFrames;
  release(): void;
}

/** Pins the field that is written in now. */
export function pinFocused(others: OtherFrames): Pin | undefined {
  const element = writtenIn();
  const kind = kindOf(element);
  if (!kind || !(element instanceof HTMLElement)) return undefined;
  if (kind !== 'editable') return { kind, field: element, range: () => undefined, others, release: () => {} };

  const field = editingHost(element) ?? element;
  let range = selectedIn(field);
  // Where the person puts the caret while speaking is where the text goes.
  const follow = () => {
    range = selectedIn(field) ?? range;
  };
  document.addEventListener('selectionchange', follow);
  return {
    kind,
    field,
    range: () => range,
    others,
    release: () => document.removeEventListener('selectionchange', follow),
  };
}
