import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Change,
  type CleanRequest,
  type CleanResponse,
  cleanPath,
  cleanRequestSchema,
  type Degraded,
  dictationPath,
  type FromWorker,
  joinSegments,
  msToSamples,
  type Open,
  type Segment,
  samplesToMs,
  statusPath,
  toWorkerSchema,
} from '@alfavoice/inference/contract';
import { WebSocketServer } from 'ws';
import { idleStatus } from './worker-status.ts';

/** What the next dictations do, and what was seen of them. */
export interface ScriptedWorker {
  socketPath: string;
  opened: Open[];
  /** Texts it was asked to clean, and how. */
  cleaned: CleanRequest[];
  /** What a phrase of this loudness is, besides its number. */
  writes: Map<number, Pick<Segment, 'text' | 'removesPreceding' | 'cursor'>>;
  /** Answers the next `open` with this instead of taking it. */
  refuseNext?: Extract<FromWorker, { type: 'failed' }>;
  /** Called at the end of each phrase, before anything is said of it, with its loudness. */
  onPhrase?: (loudness: number) => void;
  /** Its connections break after this many samples, once: as when the process is killed. */
  dieAfterSamples?: number;
  cancelled: number;
  /** What dictations lack that begin now. */
  degraded?: Degraded;
  /** While set, the end of a dictation waits for it. */
  holdDone?: Promise<void>;
  setReady(ready: boolean): void;
  close(): Promise<void>;
}

/** Every second of sound is a phrase: it names the loudness of its first sample, so that a test sees which audio came. */
const phraseSamples = msToSamples(1000);

/**
 * A peer that speaks the worker's protocol on a real socket and hears numbers instead of words.
 * @param at folder of its socket, which stays; a temporary one by default
 */
export async function startScriptedWorker(at?: string): Promise<ScriptedWorker> {
  const directory = at ?? (await mkdtemp(path.join(tmpdir(), 'alfavoice-worker-')));
  const socketPath = path.join(directory, 'worker.sock');
  let ready = true;
  const worker: ScriptedWorker = {
    socketPath,
    opened: [],
    cleaned: [],
    writes: new Map(),
    cancelled: 0,
    setReady: (now) => {
      ready = now;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (at === undefined) await rm(directory, { recursive: true, force: true });
    },
  };

  const server = createServer((request, response) => {
    const status = { ...idleStatus, pid: process.pid, ready, openDictations: sockets.clients.size };
    if (request.url === statusPath) return response.end(JSON.stringify(status));
    if (request.url === '/metrics') return response.end('# TYPE queue_size gauge\nqueue_size 3\n');
    if (request.url !== cleanPath) return response.writeHead(404).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = cleanRequestSchema.parse(JSON.parse(String(Buffer.concat(chunks))));
      worker.cleaned.push(asked);
      const { text: raw } = asked;
      const text = raw.toUpperCase();
      const place = { start: 0, end: text.length, rawStart: 0, rawEnd: raw.length };
      const changes: Change[] = text === raw ? [] : [{ step: 'capitals', before: raw, after: text, ...place }];
      response.end(JSON.stringify({ text, raw, changes } satisfies CleanResponse));
    });
  });
  const sockets = new WebSocketServer({ server, path: dictationPath });

  sockets.on('connection', (socket) => {
    const segments: Segment[] = [];
    let open: Open | undefined;
    let degraded: { degraded: Degraded } | undefined;
    let from = 0;
    let heard: number[] = [];
    const say = (message: FromWorker) => socket.send(JSON.stringify(message));
    const closePhrase = () => {
      const [first = 0] = heard;
      worker.onPhrase?.(first);
      const text = first === 0 ? '' : `№ ${first}.`;
      const segment = {
        index: segments.length,
        startSample: from,
        endSample: from + heard.length,
        raw: text && String(first),
        text,
        language: 'ru' as const,
        ...worker.writes.get(first),
      };
      segments.push(segment);
      say({ type: 'segment', segment });
      from = segment.endSample;
      heard = [];
    };
    socket.on('message', async (data: Buffer, isBinary) => {
      if (isBinary) {
        for (let at = 0; at < data.length; at += 2) {
          heard.push(data.readInt16LE(at));
          if (heard.length === phraseSamples) closePhrase();
          if (worker.dieAfterSamples !== undefined && from + heard.length >= worker.dieAfterSamples) {
            delete worker.dieAfterSamples;
            return socket.terminate();
          }
        }
        return;
      }
      const message = toWorkerSchema.parse(JSON.parse(String(data)));
      if (message.type === 'open') {
        open = message;
        worker.opened.push(open);
        if (worker.refuseNext) {
          say(worker.refuseNext);
          delete worker.refuseNext;
          return socket.close();
        }
        segments.push(...(open.resume?.segments ?? []));
        from = open.resume?.fromSample ?? 0;
        degraded = worker.degraded && { degraded: worker.degraded };
        return say({ type: 'accepted', position: 0, ...degraded });
      }
      if (message.type === 'cancel') {
        worker.cancelled++;
        return socket.close();
      }
      await worker.holdDone;
      if (heard.length > 0) closePhrase();
      const { text, raw, changes } = joinSegments(segments);
      say({
        type: 'done',
        text,
        raw,
        changes,
        style: open?.writing?.style,
        language: 'ru',
        segments,
        timings: { audio_ms: samplesToMs(from), queue_ms: 1, recognise_ms: 2, write_ms: 3 },
        ...degraded,
      });
      socket.close();
    });
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return worker;
}
