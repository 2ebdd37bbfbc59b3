import { type FormField, textOf } from './field.ts';

/** What stands around the caret (or the selection, which the text will replace). */
export interface Surroundings {
  before: string;
  after: string;
}

/** In an input or a textarea. An email field does not tell its caret: its end is taken. */
export function aroundFormCaret(field: FormField): Surroundings {
  const value = textOf(field);
  return {
    before: value.slice(0, field.selectionStart ?? value.length),
    after: value.slice(field.selectionEnd ?? value.length),
  };
}

/** In a contenteditable: within the caret's block and line, so that a new paragraph begins without a space. */
export function aroundRange(host: HTMLElement, range: Range): Surroundings {
  const block = blockOf(host, range.startContainer);
  const before = range.cloneRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.selectNodeContents(block);
  after.setStart(range.endContainer, range.endOffset);
  return { before: linesOf(before).at(-1) ?? '', after: linesOf(after)[0] ?? '' };
}

/** An empty paragraph of an editor holds a zero-width space or nothing. */
function linesOf(range: Range): string[] {
  const fragment = range.cloneContents();
  for (const br of fragment.querySelectorAll('br')) br.replaceWith('\n');
  for (const inner of fragment.querySelectorAll('p, div, li, blockquote, pre, h1, h2, h3, h4, h5, h6'))
    inner.prepend('\n');
  return (fragment.textContent ?? '').replace(/[\u200B\uFEFF]/g, '').split('\n');
}

function blockOf(host: HTMLElement, node: Node): HTMLElement {
  let element = node instanceof HTMLElement ? node : node.parentElement;
  while (element && element !== host && getComputedStyle(element).display.startsWith('inline'))
    element = element.parentElement;
  return element && host.contains(element) ? element : host;
}
