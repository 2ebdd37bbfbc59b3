import { isForm } from './field.ts';

/** How a field wants its text. */
export interface Manner {
  /** `one`: line breaks become spaces. */
  lines: 'one' | 'many';
  /** `address`: no sentence, so no full stop at its end. */
  writes: 'prose' | 'address' | 'number';
}

const addresses = new Set(['email', 'url', 'tel', 'search']);

export function mannerOf(field: HTMLElement): Manner {
  if (field instanceof HTMLInputElement) {
    const writes = field.type === 'number' ? 'number' : addresses.has(field.type) ? 'address' : 'prose';
    return { lines: 'one', writes };
  }
  const oneLine = !isForm(field) && field.getAttribute('aria-multiline') === 'false';
  return { lines: oneLine ? 'one' : 'many', writes: 'prose' };
}
