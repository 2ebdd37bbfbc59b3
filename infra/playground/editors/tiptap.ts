import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const editor = new Editor({ element: root, extensions: [StarterKit] });
  return {
    model: () => editor.getText({ blockSeparator: '\n' }),
    set(text, from = text.length, to = from) {
      editor.view.focus();
      editor
        .chain()
        .setMeta('addToHistory', false)
        .setContent(text === '' ? '<p></p>' : { type: 'paragraph', content: [{ type: 'text', text }] })
        .setTextSelection({ from: from + 1, to: to + 1 })
        .run();
    },
  };
};
export default mount;
