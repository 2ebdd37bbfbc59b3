import type { Clock } from '../clock.ts';
import type { Said } from './live-dictation.ts';

/** What a dictation says to a connection. */
export interface Line {
  readonly sessionId: string;
  say(message: Said): void;
  /** Another connection has taken the dictation over. */
  taken(): void;
}

/** The connections of one dictation, one after another, and the time between them. */
export interface Lines {
  readonly current: Line | undefined;
  /** Heard by whoever is connected; nobody, while nobody is. */
  say(message: Said): void;
  /** @returns whether another connection had it before */
  take(line: Line): boolean;
  /** The connection is gone: the next one is waited for where the dictation is held. */
  lose(): void;
  /** The next connection is not waited for any more. */
  close(): void;
}

/** @param abandoned nobody came: whether one was waited for */
export function createLines({
  clock,
  patienceMs,
  isHeld,
  abandoned,
}: {
  clock: Clock;
  patienceMs: number;
  isHeld: () => boolean;
  abandoned: (waited: boolean) => void;
}): Lines {
  let current: Line | undefined;
  let hadLine = false;
  let patience = new AbortController();
  return {
    get current() {
      return current;
    },
    say: (message) => current?.say(message),
    take(line) {
      patience.abort();
      const before = current;
      const isReturn = hadLine;
      current = line;
      hadLine = true;
      before?.taken();
      return isReturn;
    },
    lose() {
      current = undefined;
      if (!isHeld()) return abandoned(false);
      patience = new AbortController();
      clock.sleep(patienceMs, patience.signal).then(
        () => abandoned(true),
        () => {},
      );
    },
    close: () => patience.abort(),
  };
}
