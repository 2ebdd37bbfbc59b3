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

export function select(selection: Selection | null, range: Range): void {
  selection?.removeAllRanges();
  selection?.addRange(range);
}
