import { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { RawData, WebSocket } from 'ws';
import {
  bytesPerSample,
  type Degraded,
  type FromWorker,
  type Open,
  type ToWorker,
  toWorkerSchema,
} from '../contract/index.ts';
import type { Degradation } from './degradation.ts';
import { type DictationParts, dictate } from './dictation.ts';

/** WebSocket close codes (RFC 6455): all went well; the other side broke the contract; a fault of this side. */
const closeCodes = { done: 1000, badRequest: 1008, internal: 1011 };

export interface SocketParts extends DictationParts {
  maxQueueSize: number;
  degradation: Degradation;
  /** Whether the qualities have different models. */
  twoModels: () => boolean;
  log: Logger;
  /** Fires when the process ends. */
  closing: AbortSignal;
}

/** Speaks the contract's protocol on one socket; resolves when the dictation is over. A fault ends this dictation only. */
export async function serveDictation(socket: WebSocket, parts: SocketParts): Promise<void> {
  const { log, scheduler, metrics, degradation, twoModels, maxQueueSize, closing } = parts;
  const gone = new AbortController();
  const stopped = new AbortController();
  const signal = AbortSignal.any([gone.signal, closing]);
  const audio = new Readable({ objectMode: true, read() {} });
  // Whoever reads the sound meets the reason; nobody else has to.
  audio.on('error', () => {});
  const abandon = () => audio.destroy(new Error('The dictation was abandoned.', { cause: signal.reason }));
  signal.addEventListener('abort', abandon, { once: true });

  const send = (message: FromWorker) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const refuse = (message: string) => {
    send({ type: 'failed', code: 'bad_request', message });
    socket.close(closeCodes.badRequest);
    gone.abort(new Error(message));
  };
  const stop = () => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    audio.push(null);
    scheduler.reconsider();
  };

  let begin: ((open: Open) => void) | undefined;
  const opened = new Promise<Open>((resolve) => {
    begin = resolve;
  });
  const obey = (message: ToWorker) => {
    if (message.type === 'cancel') return gone.abort(new Error('The dictation was cancelled.'));
    if (message.type === 'open') {
      if (!begin) return refuse('This dictation is open already.');
      begin(message);
      begin = undefined;
      return;
    }
    if (begin) refuse('A dictation begins with `open`.');
    else stop();
  };
  socket.on('message', (data: RawData, isBinary) => {
    if (gone.signal.aborted || stopped.signal.aborted) return;
    if (isBinary) {
      const pcm = samplesOf(data);
      if (pcm) audio.push(pcm);
      else refuse('A frame of sound holds whole samples of 2 bytes.');
      return;
    }
    const message = parse(data);
    if (message) obey(message);
    else refuse('This is no message of the contract.');
  });
  socket.on('close', () => gone.abort(new Error('The client went away.')));
  socket.on('error', (error) => gone.abort(error));

  try {
    const open = await unlessAborted(opened, signal);
    const queued = scheduler.queuedBefore('segment');
    if (queued >= maxQueueSize) {
      const retryAfterS = Math.max(1, Math.ceil(scheduler.secondsUntil('segment')));
      send({ type: 'failed', code: 'queue_full', message: `${queued} recognitions are waiting.`, retryAfterS });
    } else {
      const { open: served, degraded } = open.urgency ? { open } : degradation.serve(open, twoModels());
      for (const what of Object.keys(degraded ?? {})) metrics.degradedDictations.inc({ what });
      const input = { audio, stopped: stopped.signal, signal };
      for await (const message of dictate(served, input, parts)) send(withDegraded(message, degraded));
    }
    socket.close(closeCodes.done);
  } catch (error) {
    if (signal.aborted) {
      socket.close(closeCodes.done);
      return;
    }
    log.error({ err: error }, 'a dictation failed');
    send({ type: 'failed', code: 'internal', message: 'Recognition failed. The log of the worker says why.' });
    socket.close(closeCodes.internal);
  } finally {
    signal.removeEventListener('abort', abandon);
    audio.destroy();
  }
}

const withDegraded = (message: FromWorker, degraded: Degraded | undefined): FromWorker =>
  degraded && (message.type === 'accepted' || message.type === 'done') ? { ...message, degraded } : message;

function parse(data: RawData): ToWorker | undefined {
  try {
    return toWorkerSchema.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}

/** @returns a copy, for a view on 16-bit samples must begin at an even address; `undefined` for half a sample */
function samplesOf(data: RawData): Int16Array | undefined {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  if (bytes.length % bytesPerSample !== 0) return undefined;
  return new Int16Array(new Uint8Array(bytes).buffer);
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
