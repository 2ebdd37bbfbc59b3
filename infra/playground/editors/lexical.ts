import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, $setSelection, createEditor, HISTORIC_TAG } from 'lexical';
import { editableIn } from '../fields/editables.ts';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const editor = createEditor({
    namespace: 'playground',
    onError(error) {
      throw error;
    },
  });
  const host = editableIn(root);
  editor.setRootElement(host);
  registerRichText(editor);
  const history = createEmptyHistoryState();
  registerHistory(editor, history, 300);
  return {
    model: () => editor.read(() => $getRoot().getTextContent().replace(/\n\n/g, '\n')),
    set(text, from = text.length, to = from) {
      host.focus();
      editor.update(
        () => {
          $setSelection(null);
          const paragraph = $createParagraphNode();
          $getRoot().clear().append(paragraph);
          if (text === '') paragraph.select();
          else {
            const node = $createTextNode(text);
            paragraph.append(node);
            node.select(from, to);
          }
        },
        { discrete: true, tag: HISTORIC_TAG },
      );
      history.undoStack = [];
      history.redoStack = [];
      history.current = { editor, editorState: editor.getEditorState() };
    },
  };
};
export default mount;
