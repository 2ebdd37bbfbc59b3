import type { Mount } from '../playground.ts';
import { editableIn, seenIn } from './editables.ts';
import { playgroundOf } from './inputs.ts';

const shadowIn = (root: ParentNode, mode: ShadowRootMode) => {
  const host = document.createElement('div');
  root.append(host);
  const shadow = host.attachShadow({ mode });
  const style = document.createElement('style');
  style.textContent = 'input, textarea, div { font: inherit; width: 40rem; min-height: 2rem; border: 1px solid }';
  shadow.append(style);
  return shadow;
};

export const open: Mount = (root) => {
  const field = document.createElement('input');
  shadowIn(shadowIn(root, 'open'), 'open').append(field);
  return playgroundOf(field);
};

export const closed: Mount = (root) => {
  const field = document.createElement('textarea');
  shadowIn(root, 'closed').append(field);
  return playgroundOf(field);
};

export const editable: Mount = (root) => {
  const host = editableIn(shadowIn(root, 'closed'));
  return {
    model: () => seenIn(host),
    set(text, from = text.length, to = from) {
      host.textContent = text;
      host.focus();
      const node = host.firstChild ?? host;
      document.getSelection()?.setBaseAndExtent(node, from, node, to);
    },
  };
};
