/**
 * `form`: input or textarea. `editable`: contenteditable or designMode. `drawn`: an editor that draws its text itself and
 * takes input through an EditContext. Never typed into: `password` and `payment`.
 */
export type FieldKind = 'form' | 'editable' | 'drawn' | 'password' | 'payment';
export type FormField = HTMLInputElement | HTMLTextAreaElement;

const textInputs = new Set(['text', 'search', 'url', 'tel', 'email', 'number']);
/** Words of `autocomplete` that stay when a page shows a password in plain letters. */
const passwordWords = /(?:^|\s)(?:current|new)-password(?:\s|$)/i;
const paymentWords = /(?:^|\s)cc-/i;
/** What takes the focus for a moment from the text it acts on. */
const toolbarParts = 'button, select, [role="button"], [role="toolbar"] *, [role="menuitem"], [role="option"]';

/** The element with the focus, through shadow roots, closed ones too. */
export function focused(root: Document | ShadowRoot = document): Element | null {
  const active = root === document ? activeIn(document) : root.activeElement;
  const inner = active && shadowOf(active);
  return inner?.activeElement ? focused(inner) : active;
}

/** Asked by its prototype: a form of the page may be called `activeElement`, and `document` would give that. */
function activeIn(page: Document): Element | null {
  return Object.getOwnPropertyDescriptor(Document.prototype, 'activeElement')?.get?.call(page) as Element | null;
}

/**
 * The field a person writes in: the one with the focus, or the editable text that still holds the selection while a
 * button of its toolbar has the focus.
 */
export function writtenIn(): Element | null {
  const active = focused();
  if (kindOf(active) || !active?.matches(toolbarParts)) return active;
  const anchor = document.getSelection()?.anchorNode ?? null;
  const holder = anchor instanceof Element ? anchor : (anchor?.parentElement ?? null);
  return editingHost(holder) ?? active;
}

/** What kind of field an element is, or undefined when nothing can be typed into it. */
export function kindOf(element: Element | null): FieldKind | undefined {
  if (isForm(element)) {
    if (element instanceof HTMLInputElement && isSecret(element)) return 'password';
    if (paymentWords.test(element.autocomplete)) return 'payment';
    const takesText = element instanceof HTMLTextAreaElement || textInputs.has(element.type);
    return takesText && !element.readOnly && !element.disabled ? 'form' : undefined;
  }
  if (editContextOf(element)) return 'drawn';
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

/** What an editor that draws its text keeps of it for the browser. */
export interface EditContext {
  text: string;
  selectionStart: number;
  selectionEnd: number;
}

export const editContextOf = (element: Element | null): EditContext | undefined =>
  (element as { editContext?: EditContext | null } | null)?.editContext ?? undefined;

export const isForm = (element: Element | null): element is FormField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Only for extensions: a page that closes its shadow roots still wants its fields written in. */
function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot || !(element instanceof HTMLElement) || isForm(element)) return element.shadowRoot;
  if (BROWSER === 'chrome') return chrome.dom.openOrClosedShadowRoot(element);
  return (element as unknown as { openOrClosedShadowRoot: ShadowRoot | null }).openOrClosedShadowRoot;
}

/** Some pages hide a password's letters by a style of their own. */
const isSecret = (input: HTMLInputElement) =>
  input.type === 'password' ||
  passwordWords.test(input.autocomplete) ||
  !['none', ''].includes(getComputedStyle(input).getPropertyValue('-webkit-text-security'));
