import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, type Descendant, Editor, Node, Transforms } from 'slate';
import { HistoryEditor, withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';
import type { Mount } from '../playground.ts';

const paragraph = (text: string): Descendant => ({ children: [{ text }] }) as Descendant;

const mount: Mount = (root) => {
  const editor = withReact(withHistory(createEditor()));
  flushSync(() =>
    createRoot(root).render(
      createElement(Slate, {
        editor,
        initialValue: [paragraph('')],
        children: createElement(Editable, { className: 'editable' }),
      }),
    ),
  );
  return {
    model: () => editor.children.map((child) => Node.string(child)).join('\n'),
    async set(text, from = text.length, to = from) {
      ReactEditor.focus(editor);
      HistoryEditor.withoutSaving(editor, () =>
        Editor.withoutNormalizing(editor, () => {
          Transforms.select(editor, Editor.start(editor, []));
          for (let count = editor.children.length; count > 0; count -= 1) Transforms.removeNodes(editor, { at: [0] });
          Transforms.insertNodes(editor, paragraph(text), { at: [0] });
          Transforms.select(editor, {
            anchor: { path: [0, 0], offset: from },
            focus: { path: [0, 0], offset: to },
          });
        }),
      );
      editor.history = { undos: [], redos: [] };
      // React draws it, Slate selects in what was drawn.
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
  };
};
export default mount;
