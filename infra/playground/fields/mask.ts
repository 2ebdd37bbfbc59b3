import IMask from 'imask';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const field = document.createElement('input');
  root.append(field);
  const mask = IMask(field, { mask: '+{7} (000) 000-00-00' });
  return {
    model: () => mask.value,
    set(text, from = text.length, to = from) {
      mask.value = text;
      field.focus();
      field.setSelectionRange(from, to);
    },
  };
};
export default mount;
