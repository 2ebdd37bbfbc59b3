import {
  livePath,
  liveProtocol,
  type ServerMessage,
  type Start,
  serverMessageSchema,
  ticketProtocolPrefix,
} from '../../contract/live/messages.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Answer } from '../api/answer.ts';
import { unavailable } from '../api/answer.ts';
import { originOf } from '../api/api.ts';
import { createIncoming } from './incoming.ts';
import { createOutgoing } from './outgoing.ts';

/** The last event is always `closed`: with the problem that ended the session, or none after `final_text` or a cancel. */
export type SessionEvent = { type: 'open' } | ServerMessage | { type: 'closed'; problem?: Problem };

export interface Session {
  /** @param samples16k a frame of 20-100 ms; may be sent before the socket is open */
  send(samples16k: Int16Array): void;
  /** Resolves when less than some 20 frames wait unsent: a long recording is not copied into memory to be sent. */
  drained(): Promise<void>;
  /** End of speech: the text is still to come. */
  stop(): void;
  /** Forget it. */
  cancel(): void;
  /** Iterate once. */
  events: AsyncIterable<SessionEvent>;
}

export interface SessionOptions {
  /** Origin of the gateway; '' is the page's own. */
  gateway: string;
  /** Fetches a single-use ticket (`POST /api/live/ticket`). */
  ticket: () => Promise<Answer<string>>;
  start: Start;
  /** Ends the session at once, without a word to the gateway. */
  signal?: AbortSignal;
  WebSocket?: typeof globalThis.WebSocket;
}

const knownTypes = new Set<unknown>(serverMessageSchema.options.map(({ shape }) => shape.type.value));

/**
 * Opens a live session. Audio may be sent from the first moment: it waits for the ticket and the socket, in order.
 * A type of message this client does not know is passed over (a newer gateway); a known one that breaks the contract
 * ends the session with `bad_message`.
 */
export function openSession({
  gateway,
  ticket,
  start,
  signal,
  WebSocket = globalThis.WebSocket,
}: SessionOptions): Session {
  const outgoing = createOutgoing(() => finish(unavailable('The line to the server is dead.')));
  const incoming = createIncoming<SessionEvent>();
  let socket: WebSocket | undefined;
  let over = false;

  const finish = (problem?: Problem) => {
    if (over) return;
    over = true;
    outgoing.close();
    socket?.close();
    signal?.removeEventListener('abort', abort);
    incoming.push(problem ? { type: 'closed', problem } : { type: 'closed' });
    incoming.end();
  };
  const abort = () => finish();
  const say = (message: { type: 'stop' | 'cancel' }) =>
    outgoing.push(JSON.stringify({ ...message, session_id: start.session_id }));

  const read = (data: unknown) => {
    if (over) return;
    const message = parse(data);
    if (message === 'unknown') return;
    if (!message) return finish({ ...unavailable('The server said something unreadable.'), code: 'bad_message' });
    incoming.push(message);
    if (message.type === 'final_text') finish();
    if (message.type === 'error') failure = problemOf(message);
  };
  let failure: Problem | undefined;

  const connect = async () => {
    const got = await ticket();
    if (over) return;
    if (!got.ok) return finish(got.problem);
    const url = new URL(livePath, originOf(gateway));
    url.protocol = url.protocol.replace('http', 'ws');
    socket = new WebSocket(url, [liveProtocol, ticketProtocolPrefix + got.value]);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (over || !socket) return;
      incoming.push({ type: 'open' });
      outgoing.open(socket);
    };
    socket.onmessage = ({ data }) => read(data);
    socket.onclose = () => finish(failure ?? unavailable('The line to the server broke.'));
  };

  outgoing.push(JSON.stringify(start));
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) finish();
  else connect().catch((error: unknown) => finish(unavailable(String(error))));

  return {
    events: incoming.events,
    send: (samples16k) => {
      if (!over) outgoing.push(samples16k);
    },
    drained: outgoing.drained,
    stop: () => {
      if (!over) say({ type: 'stop' });
    },
    cancel() {
      if (over) return;
      if (socket?.readyState === WebSocket.OPEN)
        socket.send(JSON.stringify({ type: 'cancel', session_id: start.session_id }));
      finish();
    },
  };
}

function parse(data: unknown): ServerMessage | 'unknown' | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const json: unknown = JSON.parse(data);
    const message = serverMessageSchema.safeParse(json);
    if (message.success) return message.data;
    const type = json !== null && typeof json === 'object' && 'type' in json ? json.type : undefined;
    return typeof type === 'string' && !knownTypes.has(type) ? 'unknown' : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const problemOf = ({ code, message, retry_after }: Extract<ServerMessage, { type: 'error' }>): Problem => ({
  ...unavailable(message),
  code,
  ...(retry_after === undefined ? {} : { retry_after }),
});
