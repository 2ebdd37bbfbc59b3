/** What a socket may hold unsent: 8 s of audio. More waits here, where a cancel can drop it. */
const maxBufferedBytes = 256 * 1024;
/** Longer frames waiting than these, 1 s, are better left where they come from. */
const enoughWaiting = 20;
/** How often a full socket is looked at. */
const drainEveryMs = 50;
/** A full socket that takes nothing for so long is dead, whatever TCP still hopes for: 10 s. */
const stalledAfterLooks = 10_000 / drainEveryMs;

type Piece = string | Int16Array;
export type OutgoingSocket = Pick<WebSocket, 'bufferedAmount' | 'send'>;

/**
 * Sends in order, and waits while there is no socket yet or while it is full.
 * @param onStalled the line is dead: a full socket has sent nothing for 10 s
 */
export function createOutgoing(onStalled: () => void) {
  const queue: Piece[] = [];
  let socket: OutgoingSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastBuffered = 0;
  let looks = 0;
  let closed = false;
  const drained = new Set<() => void>();
  const tellDrained = () => {
    for (const resolve of drained) resolve();
    drained.clear();
  };

  const drain = () => {
    timer = undefined;
    if (!socket) return;
    while (queue.length > 0 && socket.bufferedAmount < maxBufferedBytes) {
      const piece = queue.shift();
      if (piece !== undefined) socket.send(piece as string | Int16Array<ArrayBuffer>);
    }
    looks = socket.bufferedAmount < lastBuffered ? 0 : looks + 1;
    lastBuffered = socket.bufferedAmount;
    if (queue.length < enoughWaiting) tellDrained();
    if (queue.length === 0) looks = 0;
    else if (looks > stalledAfterLooks) onStalled();
    else timer = setTimeout(drain, drainEveryMs);
  };
  return {
    push(piece: Piece) {
      queue.push(piece);
      if (timer === undefined) drain();
    },
    open(to: OutgoingSocket) {
      socket = to;
      drain();
    },
    /** Resolves when little waits here, or nothing will be sent any more. */
    drained: (): Promise<void> =>
      closed || queue.length < enoughWaiting
        ? Promise.resolve()
        : new Promise((resolve) => {
            drained.add(resolve);
          }),
    close() {
      closed = true;
      tellDrained();
      socket = undefined;
      queue.length = 0;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
