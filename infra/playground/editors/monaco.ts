import * as monaco from 'monaco-editor/editor/editor.api.js';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  root.style.height = '20rem';
  const editor = monaco.editor.create(root, { value: '', language: 'plaintext', wordWrap: 'on' });
  const model = () => {
    const text = editor.getModel();
    if (!text) throw new Error('Monaco has no text');
    return text;
  };
  return {
    model: () => editor.getValue(),
    set(text, from = text.length, to = from) {
      editor.setValue(text);
      editor.setSelection(monaco.Range.fromPositions(model().getPositionAt(from), model().getPositionAt(to)));
      editor.focus();
    },
  };
};
export default mount;
