import { EditorState } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  const stateOf = (doc: string, anchor: number, head: number) =>
    EditorState.create({ doc, selection: { anchor, head }, extensions: [basicSetup, EditorView.lineWrapping] });
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
