import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { cleanPath, cleanRequestSchema, dictationPath, statusPath, type WorkerStatus } from '../contract/index.ts';
import { type SocketParts, serveDictation } from './dictation-socket.ts';

export interface ServerParts extends SocketParts {
  status: () => WorkerStatus;
  /** What hangs, in a sentence; `undefined` when all is well. */
  trouble: () => string | undefined;
  /** Told when a dictation begins (1) and ends (-1). */
  onDictations: (change: 1 | -1) => void;
}

/** A gateway that resends the open phrase may do so in one frame: 2 minutes of sound are 4 MB. The terms of a large company are as much. */
const largestFrameBytes = 8 * 1024 * 1024;
/** Some 200 pages of text and the terms of a large company. */
const largestTextBytes = 8 * 1024 * 1024;
/** The socket is this user's alone: whoever can connect can dictate. */
const socketMode = 0o600;

/** The worker's one door: dictations by WebSocket, everything else by HTTP. */
export function createWorkerServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      parts.log.error({ err: error, url: request.url }, 'a request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    if (request.url !== dictationPath) {
      connection.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, async (socket) => {
      parts.onDictations(1);
      await serveDictation(socket, parts);
      parts.onDictations(-1);
    });
  });
  return server;
}

/** Listens on a unix socket; one that a killed process left behind is removed. Rejects when it cannot be made. */
export async function listenOnSocket(server: Server, path: string): Promise<void> {
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, socketMode);
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  switch (`${request.method} ${request.url}`) {
    case `GET ${statusPath}`:
      return json(200, parts.status());
    case 'GET /healthz': {
      const message = parts.trouble();
      return message ? json(503, { ok: false, message }) : json(200, { ok: true });
    }
    case 'GET /readyz': {
      const { ready, models } = parts.status();
      return json(ready ? 200 : 503, { ready, models });
    }
    case 'GET /metrics': {
      const text = await parts.metrics.registry.metrics();
      response.writeHead(200, { 'content-type': parts.metrics.registry.contentType }).end(text);
      return;
    }
    case `POST ${cleanPath}`:
      return clean(request, json, parts);
    default:
      return json(404, { message: 'There is nothing here.' });
  }
}

async function clean(
  request: IncomingMessage,
  json: (status: number, body: unknown) => void,
  { writer, phrasebooks, metrics, degradation, now }: ServerParts,
): Promise<void> {
  const body = await textOf(request);
  if (body === undefined) return json(413, { message: `A text has at most ${largestTextBytes} bytes.` });
  const parsed = cleanRequestSchema.safeParse(parsedJson(body));
  if (!parsed.success) return json(400, { message: parsed.error.message });
  const { editor: isEditorAsked, ...spoken } = parsed.data;
  const editor = isEditorAsked && !degradation.current.editor;
  const abandoned = new AbortController();
  request.on('close', () => {
    if (!request.complete) abandoned.abort();
  });
  const startedAt = now();
  const written = await writer.write({ ...spoken, ...phrasebooks.of(spoken), editor, signal: abandoned.signal });
  metrics.written(written, (now() - startedAt) / 1000);
  json(200, { text: written.text, raw: written.raw, changes: written.changes });
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= largestTextBytes) chunks.push(chunk);
  }
  return bytes <= largestTextBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
