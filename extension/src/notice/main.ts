import '../messages/jitless.ts';
import browser from 'webextension-polyfill';
import { noticeKey } from '../background/notice.ts';
import { openExtensionPage } from '../extension-page/extension-page.ts';
import type { BackgroundMessage, Control } from '../messages/messages.ts';
import { type View, viewSchema } from '../messages/view.ts';
import { copy } from '../overlay/copy.ts';
import { createPill } from '../overlay/pill.ts';
import { say } from '../words/words.ts';
import './notice.css';

const root = openExtensionPage('notice_title');
const why = document.createElement('p');
why.textContent = say('notice_why');
const text = document.createElement('blockquote');
root.after(text, why);

const control = (what: Control) => {
  const message: BackgroundMessage = { to: 'background', type: 'control', control: what };
  void browser.runtime.sendMessage(message);
  if (what === 'dismiss' || what === 'open_options') window.close();
};
const pill = createPill({ root, control, copy: (text) => copy(text, root) });
/** There the text cannot be put in its place: so it is where one paste brings it. Chrome lets a window in front do that. */
const toClipboard = async (said: string) => {
  try {
    await navigator.clipboard.writeText(said);
    why.textContent = say('notice_copied');
  } catch (error) {
    // Not in front, or Firefox, which wants a press: the pill has a button for it.
    if (!(error instanceof DOMException)) throw error;
  }
};
const show = (raw: unknown) => {
  const view: View = viewSchema.parse(raw);
  if (view.kind === 'hidden') return window.close();
  text.textContent = view.kind === 'kept' ? view.text : '';
  if (view.kind === 'kept' && view.reason === 'forbidden') void toClipboard(view.text);
  document.documentElement.dataset.state = view.kind;
  pill.show(view);
};

browser.runtime.onMessage.addListener((raw: unknown): Promise<true> | undefined => {
  const message = raw as { to?: string; view?: unknown };
  if (message.to !== 'notice') return undefined;
  show(message.view);
  return Promise.resolve(true);
});
void browser.storage.session.get(noticeKey).then((stored) => {
  if (stored[noticeKey]) show(stored[noticeKey]);
});
document.addEventListener('keydown', (event) => {
  if (event.code === 'Escape') control('cancel');
});
