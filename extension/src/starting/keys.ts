import type { Starting } from '../messages/messages.ts';

/** What of a key event is looked at. `isTrusted` is false for what a page makes up. */
export type KeyPress = Pick<KeyboardEvent, 'type' | 'code' | 'repeat' | 'isTrusted' | 'timeStamp'>;

export interface StartingKeys {
  /** `KeyboardEvent.code`, '' for none: the place of a key, the same on a Russian layout. */
  holdKey: string;
  doubleTap: 'off' | 'Control' | 'Shift' | 'Alt';
}

/** A modifier is pressed for many things: only one held alone for so long is meant. */
const modifierHoldMs = 180;
const doubleTapMs = 350;

const isModifier = (code: string): boolean => /^(Control|Shift|Alt|Meta|OS)/.test(code);

/** Whether a key can be held without taking a letter away. */
export const isHoldable = (code: string): boolean =>
  isModifier(code) || /^(F\d+|Pause|ScrollLock|Insert|ContextMenu|IntlBackslash)$/.test(code);

export interface KeyParts {
  /** A dictation is to begin, to end, or was not meant. */
  tell(does: Starting): void;
  /** One may begin in a moment. */
  ready(): void;
  /** @returns a function that takes it back */
  after(ms: number, work: () => void): () => void;
}

/** Tells from single key events what a person means by them. */
export function createStartingKeys({ holdKey, doubleTap }: StartingKeys, { tell, ready, after }: KeyParts) {
  let held: 'no' | 'waiting' | 'recording' = 'no';
  let forgetWaiting = () => {};
  let tapped: { code: string; at: number } | undefined;

  const begin = () => {
    held = 'recording';
    tell('begin');
  };
  /** @param does how a recording ends; one that has not begun is only forgotten */
  const release = (does: 'finish' | 'abandon') => {
    forgetWaiting();
    if (held === 'recording') tell(does);
    held = 'no';
  };
  const tap = ({ code, repeat, timeStamp }: KeyPress) => {
    if (repeat) return;
    const again = tapped?.code === code && timeStamp - tapped.at <= doubleTapMs;
    tapped = code.startsWith(doubleTap) && !again ? { code, at: timeStamp } : undefined;
    if (again) tell('toggle');
    else if (tapped) ready();
  };

  return {
    /** Takes each key event in turn. @returns true where the page is not to have it */
    pressed(event: KeyPress): boolean {
      if (!event.isTrusted || event.code === '') return false;
      if (event.type === 'keyup') {
        if (event.code === holdKey) release('finish');
        return false;
      }
      if (doubleTap !== 'off') tap(event);
      if (event.code !== holdKey) {
        if (event.code !== 'Escape') release('abandon');
        return false;
      }
      if (held === 'no' && !event.repeat) {
        if (isModifier(holdKey)) {
          held = 'waiting';
          ready();
          forgetWaiting = after(modifierHoldMs, begin);
        } else begin();
      }
      return !isModifier(holdKey);
    },
    isHeld: () => held !== 'no',
    /** The window lost the keyboard: where the key goes up is no longer seen. */
    lost: () => release('finish'),
  };
}
