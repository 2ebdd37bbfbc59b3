/** A person who types pauses between words longer than this, and between letters shorter. */
const quietMs = 400;
/** Someone who types on without a pause gets the text all the same. */
const patienceMs = 5000;

/** Knows whether the person is typing now: a phrase that comes meanwhile would stand in the middle of a word. */
export interface Typing {
  /** From the one key listener of the page. */
  keyPressed(event: KeyboardEvent): void;
  /** Resolves when the person pauses, at once if she does not type. */
  pause(): Promise<void>;
  release(): void;
}

export function watchTyping(now = () => performance.now()): Typing {
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  let composing = false;
  const compose = (event: CompositionEvent) => {
    composing = event.type === 'compositionstart';
    lastKeyMs = now();
  };
  document.addEventListener('compositionstart', compose, { capture: true });
  document.addEventListener('compositionend', compose, { capture: true });
  return {
    keyPressed({ isTrusted, key, ctrlKey, metaKey }) {
      const types =
        key.length === 1 ? !ctrlKey && !metaKey : key === 'Backspace' || key === 'Delete' || key === 'Enter';
      if (isTrusted && types) lastKeyMs = now();
    },
    async pause() {
      const until = now() + patienceMs;
      while (now() < until && (composing || now() - lastKeyMs < quietMs))
        await new Promise((resolve) => setTimeout(resolve, quietMs / 8));
    },
    release() {
      document.removeEventListener('compositionstart', compose, { capture: true });
      document.removeEventListener('compositionend', compose, { capture: true });
    },
  };
}
