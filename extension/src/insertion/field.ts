/** `form`: input or textarea. `editable`: contenteditable or designMode. `password`: never typed into. */
export type FieldKind = 'form' | 'editable' | 'password';
export type FormField = HTMLInputElement | HTMLTextAreaElement;

const textInputs = new Set(['text', 'search', 'url', 'tel', 'email']);

/** The element with the focus, through open shadow roots. */
export function focused(root: Document | ShadowRoot = document): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? focused(active.shadowRoot) : active;
}

/** What kind of field an element is, or undefined when nothing can be typed into it. */
export function kindOf(element: Element | null): FieldKind | undefined {
  if (element instanceof HTMLTextAreaElement) return writable(element) ? 'form' : undefined;
  if (element instanceof HTMLInputElement) {
    if (element.type === 'password') return 'password';
    return textInputs.has(element.type) && writable(element) ? 'form' : undefined;
  }
  return editingHost(element) ? 'editable' : undefined;
}

/** The outermost editable element around `element`: what an editor calls its root. */
export function editingHost(element: Element | null): HTMLElement | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  if (element.ownerDocument.designMode === 'on') return element.ownerDocument.body;
  if (!element.isContentEditable) return undefined;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** The text in a field as a person sees it. */
export const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '');

const writable = (field: FormField) => !field.readOnly && !field.disabled;
