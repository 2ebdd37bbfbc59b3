import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { Mount } from '../playground.ts';

const extensions = [
  lineNumbers(),
  history(),
  drawSelection(),
  keymap.of([...defaultKeymap, ...historyKeymap]),
  EditorView.lineWrapping,
];

const mount: Mount = (root) => {
  const stateOf = (doc: string, anchor: number, head: number) =>
    EditorState.create({ doc, selection: { anchor, head }, extensions });
  const view = new EditorView({ parent: root, state: stateOf('', 0, 0) });
  return {
    model: () => view.state.doc.toString(),
    set(text, from = text.length, to = from) {
      view.setState(stateOf(text, from, to));
      view.focus();
    },
  };
};
export default mount;
