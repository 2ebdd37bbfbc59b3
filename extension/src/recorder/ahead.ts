import type { MicrophoneAnswer } from '@alfavoice/gateway/client';
import type { MicrophoneChoice } from '../preferences/preferences.ts';

/** An order that has not come by then does not come any more: the microphone is closed again. */
const unclaimedMs = 10_000;

/** The microphone, opened before it is known what for: what it hears until the order comes waits in its frames. */
export interface Ahead {
  /** Nothing where one is open ahead already. */
  open(choice: MicrophoneChoice): void;
  /** The order will not come. */
  close(): void;
  /** Hands it over, or opens one now where none is. @param signal gives up the opening */
  take(choice: MicrophoneChoice, signal: AbortSignal): Promise<MicrophoneAnswer>;
}

export interface AheadParts {
  openMicrophone: (choice: MicrophoneChoice, signal: AbortSignal) => Promise<MicrophoneAnswer>;
  /** @returns a function that takes it back */
  after: (ms: number, work: () => void) => () => void;
}

export function createAhead({ openMicrophone, after }: AheadParts): Ahead {
  let waiting: { opened: Promise<MicrophoneAnswer>; over: AbortController; keep: () => void } | undefined;
  const close = () => {
    const left = waiting;
    waiting = undefined;
    left?.keep();
    left?.over.abort();
    // An opening that is given up rejects: nobody waits for it.
    void left?.opened.then(
      (opened) => (opened.ok ? opened.value.stop() : undefined),
      () => undefined,
    );
  };
  return {
    close,
    open(choice) {
      if (waiting) return;
      const over = new AbortController();
      waiting = { opened: openMicrophone(choice, over.signal), over, keep: after(unclaimedMs, close) };
    },
    take(choice, signal) {
      const taken = waiting;
      if (!taken) return openMicrophone(choice, signal);
      waiting = undefined;
      taken.keep();
      signal.addEventListener('abort', () => taken.over.abort(signal.reason), { once: true });
      return taken.opened;
    },
  };
}
