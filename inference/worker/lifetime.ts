import type { EventEmitter } from 'node:events';

export interface Host extends Pick<EventEmitter, 'once'> {
  /** There is one when the parent gave an IPC channel. */
  send?: unknown;
}

/**
 * Fires when this process should end: on SIGTERM or SIGINT, and when the parent is gone. A parent is known by its IPC
 * channel, or, where it gave none, by the pipe on stdin (`pipedStdin`); a terminal or /dev/null is no parent.
 */
export function endOfService(host: Host, pipedStdin: (EventEmitter & { resume(): unknown }) | undefined): AbortSignal {
  const ending = new AbortController();
  const end = (why: string) => () => ending.abort(new Error(why));
  host.once('SIGTERM', end('SIGTERM'));
  host.once('SIGINT', end('SIGINT'));
  if (host.send !== undefined) {
    host.once('disconnect', end('The parent is gone.'));
  } else if (pipedStdin) {
    pipedStdin.once('end', end('The parent is gone.'));
    pipedStdin.once('error', end('The parent is gone.'));
    pipedStdin.resume();
  }
  return ending.signal;
}
