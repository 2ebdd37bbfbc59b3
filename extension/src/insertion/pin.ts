import { editingHost, type FieldKind, kindOf, writtenIn } from './field.ts';

/** The field a dictation was begun in, kept until its text is there. */
export interface Pin {
  kind: FieldKind;
  /** For a contenteditable its outermost editable element. */
  field: HTMLElement;
  /** The caret of a contenteditable; a form field keeps its own. Live: it moves with edits around it. */
  range(): Range | undefined;
  release(): void;
}

/** Pins the field that is written in now. */
export function pinFocused(): Pin | undefined {
  const element = writtenIn();
  const kind = kindOf(element);
  if (!kind || !(element instanceof HTMLElement)) return undefined;
  if (kind !== 'editable') return { kind, field: element, range: () => undefined, release: () => {} };

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
    release: () => document.removeEventListener('selectionchange', follow),
  };
}

/** A selection inside a shadow root is seen from that root (Chrome) or from the document (Firefox). */
export function selectionOf(field: HTMLElement): Selection | null {
  const root = field.getRootNode();
  const own =
    root instanceof ShadowRoot && 'getSelection' in root ? (root.getSelection as () => Selection | null)() : null;
  return own ?? document.getSelection();
}

/** What is selected in an editable element, undefined when the selection is elsewhere. */
export function selectedIn(field: HTMLElement): Range | undefined {
  const selection = selectionOf(field);
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return field.contains(range.startContainer) ? range.cloneRange() : undefined;
}
