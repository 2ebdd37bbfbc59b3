import type { Mount, Playground } from '../playground.ts';

/** With a `\n` between lines. */
// biome-ignore lint/performance/useDomNodeTextContent: the lines as a person sees them
export const seenIn = (host: HTMLElement) => host.innerText.replace(/\n$/, '');

/** A contenteditable without an editor: its model is what a person sees. */
export function playgroundOf(host: HTMLElement, focus = () => host.focus()): Playground {
  const selection = () => host.ownerDocument.getSelection();
  return {
    model: () => seenIn(host),
    set(text, from = text.length, to = from) {
      host.textContent = text;
      focus();
      const range = host.ownerDocument.createRange();
      range.setStart(host.firstChild ?? host, from);
      range.setEnd(host.firstChild ?? host, to);
      selection()?.removeAllRanges();
      selection()?.addRange(range);
    },
  };
}

export function editableIn(root: ParentNode, value = 'true'): HTMLElement {
  const host = document.createElement('div');
  host.contentEditable = value;
  host.className = 'editable';
  root.append(host);
  return host;
}

export const contenteditable: Mount = (root) => playgroundOf(editableIn(root));
export const plaintextOnly: Mount = (root) => playgroundOf(editableIn(root, 'plaintext-only'));

/** The button takes the focus, as many toolbars do; the selection stays in the text. */
export const toolbar: Mount = (root) => {
  const button = document.createElement('button');
  button.textContent = 'Bold';
  button.addEventListener('click', () => document.execCommand('bold'));
  root.append(button);
  const host = editableIn(root);
  const playground = playgroundOf(host);
  return {
    ...playground,
    set(...what) {
      playground.set(...what);
      button.focus();
    },
  };
};

export const designMode: Mount = (root) => {
  const frame = document.createElement('iframe');
  root.append(frame);
  const inner = frame.contentDocument;
  if (!inner) throw new Error('a frame without a page has a document');
  inner.designMode = 'on';
  return playgroundOf(inner.body, () => {
    frame.focus();
    inner.body.focus();
  });
};
