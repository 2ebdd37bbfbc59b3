import 'draft-js/dist/Draft.css';
import { ContentState, Editor, EditorState } from 'draft-js';
import { createElement, createRef, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Mount } from '../playground.ts';

/** The editor's state, and how to change it from outside. */
interface Bridge {
  state: EditorState;
  change(next: EditorState): void;
  editor: RefObject<Editor | null>;
}

function Field({ bridge }: { bridge: Bridge }) {
  [bridge.state, bridge.change] = useState(bridge.state);
  return createElement(Editor, { ref: bridge.editor, editorState: bridge.state, onChange: bridge.change });
}

const mount: Mount = (root) => {
  const bridge: Bridge = { state: EditorState.createEmpty(), change: () => undefined, editor: createRef<Editor>() };
  root.className = 'editable';
  flushSync(() => createRoot(root).render(createElement(Field, { bridge })));
  return {
    model: () => bridge.state.getCurrentContent().getPlainText('\n'),
    async set(text, from = text.length, to = from) {
      bridge.editor.current?.focus();
      const fresh = EditorState.createWithContent(ContentState.createFromText(text));
      const selection = fresh.getSelection().merge({ anchorOffset: from, focusOffset: to, hasFocus: true });
      flushSync(() => bridge.change(EditorState.forceSelection(fresh, selection)));
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
};
export default mount;
