import type { Mount, Playground } from '../playground.ts';

type FormField = HTMLInputElement | HTMLTextAreaElement;

/** The model of a plain field is its value. */
export function playgroundOf(field: FormField): Playground {
  return {
    model: () => field.value,
    set(text, from = text.length, to = from) {
      field.blur();
      field.value = text;
      field.focus();
      select(field, from, to);
    },
  };
}

/** Email and number have no caret that a page may place: there all is selected or nothing. */
export function select(field: FormField, from: number, to: number) {
  if (field.selectionStart !== null) field.setSelectionRange(from, to);
  else if (from !== to) field.select();
}

const mounted =
  (make: () => FormField): Mount =>
  (root) => {
    const field = make();
    root.append(field);
    return playgroundOf(field);
  };
const made = (attributes: Record<string, string>) => () => {
  const field = document.createElement('input');
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  return field;
};

export const inputOf = (type: string): Mount => mounted(made({ type }));
export const payment = mounted(made({ autocomplete: 'section-order billing cc-number' }));
export const shownPassword = mounted(made({ type: 'text', autocomplete: 'current-password' }));
export const readonly = mounted(made({ readonly: '' }));
export const maxlength = mounted(made({ maxlength: '12' }));
export const textarea = mounted(() => document.createElement('textarea'));
