import { openExtensionPage } from '../extension-page/extension-page.ts';
import type { Control } from '../messages/messages.ts';
import type { View } from '../messages/view.ts';
import { copy } from '../overlay/copy.ts';
import { createPill } from '../overlay/pill.ts';
import { say } from '../words/words.ts';
import '../extension-page/small-window.css';

/** Firefox: the recorder is a window that is seen, so it shows the state too, and why it is there. */
export function createWindow(control: (control: Control) => void) {
  const root = openExtensionPage('recorder_title');
  const why = document.createElement('p');
  root.after(why);
  const pill = createPill({ root, control, copy: (text) => copy(text, root) });
  const explain = (hears: boolean) => {
    document.title = say(hears ? 'recorder_title' : 'recorder_rests_title');
    why.textContent = say(hears ? 'recorder_why' : 'recorder_rests');
  };
  explain(true);
  return {
    show(view: View) {
      root.hidden = view.kind === 'inserted' || view.kind === 'nothing' || view.kind === 'hidden';
      pill.show(view);
      explain(view.kind === 'preparing' || view.kind === 'listening');
    },
  };
}
