import { openExtensionPage } from '../extension-page/extension-page.ts';
import type { Control } from '../messages/messages.ts';
import { copy } from '../overlay/copy.ts';
import { createPill } from '../overlay/pill.ts';
import { say } from '../words/words.ts';
import '../extension-page/small-window.css';

/** Firefox: the recorder is a visible window, so it shows the state too. */
export function createWindow(control: (control: Control) => void) {
  const root = openExtensionPage('recorder_title');
  const why = document.createElement('p');
  why.textContent = say('recorder_why');
  root.after(why);
  return createPill({ root, control, copy: (text) => copy(text, root) });
}
