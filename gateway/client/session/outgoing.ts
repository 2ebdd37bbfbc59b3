/** What a socket may hold unsent: 8 s of audio. More waits here, where a cancel can drop it. */
const maxBufferedBytes = 256 * 1024;
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

  const drain = () => {
    timer = undefined;
    if (!socket) return;
    while (queue.length > 0 && socket.bufferedAmount < maxBufferedBytes) {
      const piece = queue.shift();
      if (piece !== undefined) socket.send(piece as string | Int16Array<ArrayBuffer>);
    }
    looks = socket.bufferedAmount < lastBuffered ? 0 : looks + 1;
    lastBuffered = socket.bufferedAmount;
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
    close() {
      socket = undefined;
      queue.length = 0;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
