import { type EditContext, editContextOf, type FormField, isForm } from './field.ts';
import { type Pin, selectionOf } from './pin.ts';

/** What stands around the caret (or the selection, which the text will replace), within its line. */
export interface Surroundings {
  before: string;
  after: string;
}

/** Lines of an editor are blocks; an empty one holds a zero-width space or nothing. */
const blocks = 'p, div, li, blockquote, pre, h1, h2, h3, h4, h5, h6';

export function aroundCaret({ field, range }: Pin): Surroundings {
  const context = editContextOf(field);
  if (context) return aroundContext(context);
  if (isForm(field)) return isProxy(field) ? aroundDrawnCaret(field) : aroundFormCaret(field);
  const caret = range();
  return caret ? aroundRange(field, caret) : { before: field.textContent ?? '', after: '' };
}

/** In an input or a textarea. An email field does not tell its caret: its end is taken. */
export function aroundFormCaret(field: FormField): Surroundings {
  const { value, selectionStart, selectionEnd } = field;
  // All of it may be selected: then nothing stays around.
  if (selectionStart === null && selectionOf(field)?.toString() === value) return { before: '', after: '' };
  return { before: value.slice(0, selectionStart ?? value.length), after: value.slice(selectionEnd ?? value.length) };
}

/**
 * A field that a person does not see: an editor takes what is typed into it and shows it elsewhere (CodeMirror 5, Monaco in
 * Firefox, canvas editors).
 */
export function isProxy(field: HTMLElement): boolean {
  const { width, height } = field.getBoundingClientRect();
  const { opacity, clipPath } = getComputedStyle(field);
  const hiddenBy = field.parentElement;
  const frame = hiddenBy && getComputedStyle(hiddenBy).overflow === 'hidden' ? hiddenBy.getBoundingClientRect() : null;
  const least = 8;
  const small = (box: { width: number; height: number }) => box.width < least || box.height < least;
  return small({ width, height }) || opacity === '0' || clipPath.startsWith('inset(50%') || (!!frame && small(frame));
}

/** In a contenteditable: within the caret's block and line, so that a new paragraph begins without a space. */
export function aroundRange(host: HTMLElement, range: Range): Surroundings {
  const block = blockOf(host, range.startContainer);
  const before = range.cloneRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.selectNodeContents(block);
  if (block.contains(range.endContainer)) after.setStart(range.endContainer, range.endOffset);
  else after.collapse(false);
  return { before: linesOf(before).at(-1) ?? '', after: linesOf(after)[0] ?? '' };
}

function aroundContext({ text, selectionStart, selectionEnd }: EditContext): Surroundings {
  const [from, to] = [Math.min(selectionStart, selectionEnd), Math.max(selectionStart, selectionEnd)];
  return { before: text.slice(0, from).split('\n').at(-1) ?? '', after: text.slice(to).split('\n')[0] ?? '' };
}

/** Editors keep such a field at their caret, for the input methods of the system: what is drawn there stands around. */
function aroundDrawnCaret(field: FormField): Surroundings {
  const { left, top, height } = field.getBoundingClientRect();
  const root = field.getRootNode() as Document | ShadowRoot;
  const editor = drawnBy(field);
  const at = field.ownerDocument.caretPositionFromPoint?.(left, top + height / 2, {
    shadowRoots: root instanceof ShadowRoot ? [root] : [],
  });
  if (!at || !editor.contains(at.offsetNode) || !(at.offsetNode instanceof Text)) return { before: '', after: '' };
  const { data } = at.offsetNode;
  const [before, after] = [data.slice(0, at.offset), data.slice(at.offset)];
  // Such a field holds what is selected, and stands at one of its ends.
  const replaced = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  if (before.endsWith(replaced)) return { before: before.slice(0, before.length - replaced.length), after };
  return { before, after: after.startsWith(replaced) ? after.slice(replaced.length) : after };
}

/** Where what is typed into a hidden field is seen: the nearest thing around it that has room for a line. */
export function drawnBy(field: HTMLElement): HTMLElement {
  let around = field.parentElement;
  while (around?.parentElement) {
    const { width, height } = around.getBoundingClientRect();
    if (width > 80 && height > 16) return around;
    around = around.parentElement;
  }
  return around ?? field;
}

function linesOf(range: Range): string[] {
  const fragment = range.cloneContents();
  for (const br of fragment.querySelectorAll('br')) br.replaceWith('\n');
  for (const inner of fragment.querySelectorAll(blocks)) inner.prepend('\n');
  return (fragment.textContent ?? '').replace(/[\u200B\uFEFF]/g, '').split('\n');
}

function blockOf(host: HTMLElement, node: Node): HTMLElement {
  let element = node instanceof HTMLElement ? node : node.parentElement;
  while (element && element !== host && getComputedStyle(element).display.startsWith('inline'))
    element = element.parentElement;
  return element && host.contains(element) ? element : host;
}
