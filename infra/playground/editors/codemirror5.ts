import CodeMirror from 'codemirror';
import 'codemirror/lib/codemirror.css';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const editor = CodeMirror(root, { lineWrapping: true });
  return {
    model: () => editor.getValue(),
    set(text, from = text.length, to = from) {
      editor.setValue(text);
      editor.clearHistory();
      editor.focus();
      editor.setSelection(editor.posFromIndex(from), editor.posFromIndex(to));
    },
  };
};
export default mount;
