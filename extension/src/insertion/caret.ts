import { aroundDrawn, isProxy } from './drawn.ts';
import { type EditContext, editContextOf, type FormField, isForm } from './field.ts';
import type { Pin } from './pin.ts';
import { selectionOf } from './selection.ts';
import type { Surroundings } from './surroundings.ts';

/** Lines of an editor are blocks; an empty one holds a zero-width space or nothing. */
const blocks = 'p, div, li, blockquote, pre, h1, h2, h3, h4, h5, h6';

export function aroundCaret({ field, range }: Pin): Surroundings {
  const context = editContextOf(field);
  if (context) return aroundContext(context);
  if (isForm(field)) return isProxy(field) ? aroundDrawn(field) : aroundFormCaret(field);
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
