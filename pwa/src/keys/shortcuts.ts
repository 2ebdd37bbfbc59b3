import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isForField, isInDialog, keyOf } from './keys.ts';

/** What each key does; a handler that returns false leaves the press to the browser. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => unknown>;

/** Listens to the keys of the page while its host is on it. In a field only `mod+...` and Escape count, in a dialog none. */
export class Keyboard implements ReactiveController {
  private readonly shortcuts: Shortcuts;

  constructor(host: ReactiveControllerHost, shortcuts: Shortcuts) {
    this.shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('keydown', this.press);
  }

  hostDisconnected() {
    window.removeEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent) => {
    const key = event.defaultPrevented || event.isComposing ? undefined : keyOf(event);
    const act = key && this.shortcuts[key];
    if (!act || isInDialog(event)) return;
    if (isForField(event) && !key.startsWith('mod+') && key !== 'Escape') return;
    if (act(event) !== false) event.preventDefault();
  };
}
