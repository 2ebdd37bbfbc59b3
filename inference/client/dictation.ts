import { on } from 'node:events';
import { WebSocket } from 'ws';
import { dictationPath, type FromWorker, fromWorkerSchema, type Open, type ToWorker } from '../contract/index.ts';

/** A message of the worker, or that it is lost: died, never answered, or speaks another language. Then nothing more comes. */
export type LinkEvent = FromWorker | { type: 'worker_lost'; message: string };

/** One dictation on one worker. What is sent before the connection stands is sent then; what is sent after the end is dropped. */
export interface DictationLink {
  /** @param pcm 16 kHz mono PCM16 */
  send(pcm: Uint8Array): void;
  /** End of speech: `done` will follow. */
  stop(): void;
  /** Forget it: nothing more comes. */
  cancel(): void;
  /** Ends after `done`, `failed` or `worker_lost`, and after `cancel`. To be read once. */
  readonly events: AsyncIterable<LinkEvent>;
}

export interface LinkOptions {
  /** The worker's unix socket. */
  socketPath: string;
  open: Omit<Open, 'type'>;
  /** Aborting is `cancel`. */
  signal?: AbortSignal;
}

/** Whoever listens on the socket and does not answer so long is no worker. */
const handshakeTimeoutMs = 5_000;

/** Opens a dictation on a worker. There is no reconnecting here: whoever holds the sound decides where it goes next. */
export function openDictation({ socketPath, open, signal }: LinkOptions): DictationLink {
  const socket = new WebSocket(`ws+unix:${socketPath}:${dictationPath}`, {
    perMessageDeflate: false,
    handshakeTimeout: handshakeTimeoutMs,
  });
  const over = new AbortController();
  const early: (Uint8Array | string)[] = [JSON.stringify({ ...open, type: 'open' } satisfies ToWorker)];
  const transmit = (message: Uint8Array | string) => {
    if (over.signal.aborted) return;
    if (socket.readyState === WebSocket.CONNECTING) early.push(message);
    else if (socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  const tell = (message: ToWorker) => transmit(JSON.stringify(message));
  const cancel = () => {
    tell({ type: 'cancel' });
    over.abort();
    socket.close();
  };

  socket.on('open', () => {
    for (const message of early) socket.send(message);
  });
  // Told as `worker_lost`; after the end (closed while it was being opened, say) it is nobody's business.
  socket.on('error', () => {});
  const events = listen(socket, over);
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  socket.once('close', () => signal?.removeEventListener('abort', cancel));
  return { send: transmit, stop: () => tell({ type: 'stop' }), cancel, events };
}

/** Begins to collect at once, so that nothing is missed before somebody reads. */
function listen(socket: WebSocket, over: AbortController): AsyncIterable<LinkEvent> {
  const messages = on(socket, 'message', { close: ['close'], signal: over.signal });
  return (async function* () {
    let why = 'the connection broke';
    try {
      for await (const [data] of messages) {
        const message = parse(String(data));
        if (!message) {
          why = 'it sent what is not of the contract';
          break;
        }
        yield message;
        if (message.type === 'done' || message.type === 'failed') {
          over.abort();
          return;
        }
      }
    } catch (error) {
      if (over.signal.aborted) return;
      why = error instanceof Error ? error.message : String(error);
    }
    over.abort();
    socket.terminate();
    yield { type: 'worker_lost', message: `The worker is lost: ${why}.` };
  })();
}

function parse(text: string): FromWorker | undefined {
  try {
    return fromWorkerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
