import type { BackgroundMessage, Starting } from '../messages/messages.ts';
import { createFieldButton } from './field-button.ts';
import { createStartingKeys, type StartingKeys } from './keys.ts';

/**
 * On every page, once a person has chosen to start there by a key of the page or by a button beside the field: one
 * listener for keys, one for the focus. It is registered only then, and is small, so it uses no library.
 */
declare const browser: typeof chrome;
// Not asked of `window`: an element with the id `browser` would answer in Chrome.
const extension = BROWSER === 'firefox' ? browser : chrome;
/** All that scripts in pages may read of what the extension stores. Written by `background/starting.ts`. */
const key = 'starting';
export interface StoredStarting extends StartingKeys {
  button: boolean;
  /** Hosts without the button. */
  noButtonOn: string[];
}
const off: StoredStarting = { holdKey: '', doubleTap: 'off', button: false, noButtonOn: [] };

const tell = (does: Starting) => {
  const message: BackgroundMessage = { to: 'background', type: 'start', does };
  // The extension may have been updated or removed since: then this script is an orphan.
  if (extension.runtime?.id) void extension.runtime.sendMessage(message);
};
/** A background that has been woken stays awake for half a minute. */
const readyEveryMs = 20_000;
let readyAt = Number.NEGATIVE_INFINITY;
const ready = () => {
  if (performance.now() - readyAt < readyEveryMs) return;
  readyAt = performance.now();
  tell('ready');
};
const after = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
let keys = createStartingKeys(off, { tell, ready, after });
const button = createFieldButton(extension.i18n.getMessage('action_idle'), {
  press: () => tell('toggle'),
  near: ready,
});

const onKey = (event: KeyboardEvent) => {
  if (keys.pressed(event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  if (keys.isHeld()) follow();
  else stopFollowing();
};
/** Only while a key is held: where it goes up, and when the keyboard goes to another window. */
let following: AbortController | undefined;
const follow = () => {
  if (following) return;
  following = new AbortController();
  const { signal } = following;
  window.addEventListener('keyup', onKey, { capture: true, signal });
  // In Firefox the recorder's own window takes the keyboard for a moment: there a second press ends it.
  if (BROWSER === 'chrome') window.addEventListener('blur', lost, { signal });
  window.addEventListener('pagehide', lost, { signal });
};
const stopFollowing = () => {
  following?.abort();
  following = undefined;
};
const lost = () => {
  keys.lost();
  stopFollowing();
};

let listening: AbortController | undefined;
const take = (chosen: unknown) => {
  const starting = { ...off, ...(chosen as Partial<StoredStarting> | undefined) };
  listening?.abort();
  stopFollowing();
  keys = createStartingKeys(starting, { tell, ready, after });
  button.show(starting.button && !starting.noButtonOn.includes(location.hostname));
  if (starting.holdKey === '' && starting.doubleTap === 'off') return;
  listening = new AbortController();
  window.addEventListener('keydown', onKey, { capture: true, signal: listening.signal });
};
void extension.storage.sync.get(key).then((stored) => take(stored[key]));
extension.storage.onChanged.addListener((changes, area) => {
  if (area === 'sync' && key in changes) take(changes[key]?.newValue);
});
