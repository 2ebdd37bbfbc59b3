import type { Control } from '../messages/messages.ts';
import { copy } from '../overlay/overlay.ts';
import { createPill } from '../overlay/pill.ts';
import { say } from '../words/words.ts';
import './recorder.css';

/** Firefox: the recorder is a visible window, so it shows the state too. */
export function createWindow(body: HTMLElement, control: (control: Control) => void) {
  document.title = say('recorder_title');
  const root = document.createElement('main');
  const why = document.createElement('p');
  why.textContent = say('recorder_why');
  body.append(root, why);
  return createPill({ root, control, copy });
}
