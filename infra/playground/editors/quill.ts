import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const host = document.createElement('div');
  root.append(host);
  const quill = new Quill(host, { theme: 'snow' });
  return {
    model: () => quill.getText().replace(/\n$/, ''),
    set(text, from = text.length, to = from) {
      quill.setText(text, 'api');
      quill.focus();
      quill.setSelection(from, to - from, 'api');
      quill.history.clear();
    },
  };
};
export default mount;
