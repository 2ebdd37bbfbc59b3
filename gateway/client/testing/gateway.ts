import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { type RecordingStatus, recordingQuerySchema } from '../../contract/index.ts';

/** What a small gateway of a test has of one dictation. */
interface Had {
  pcm: Buffer;
  state: RecordingStatus['state'];
  length: number;
}

export interface TestGatewayOptions {
  /** Files it serves beside the API, by path. */
  pages?: ReadonlyMap<string, { type: string; body: string | Buffer }>;
}

/**
 * A real HTTP and WebSocket server that speaks the contract of uploads and of resumed sessions, and does what a test
 * tells it to: go away, refuse, forget, hold back texts.
 */
export async function startTestGateway({ pages = new Map() }: TestGatewayOptions = {}) {
  const dictations = new Map<string, Had>();
  const requests: string[] = [];
  const behaviour = {
    /** Answers every call with it. */
    refuse: undefined as { status: number; code: string } | undefined,
    /** Answers calls for these ids with it. */
    refuseIds: new Map<string, { status: number; code: string }>(),
    /** Tokens that are good; the empty set takes all. */
    tokens: new Set<string>(),
    /** Cuts the connection of the n-th post of a piece half way. */
    cutPiece: 0,
    /** False: what is queued waits. */
    recognises: true,
    /** False: live sessions give a text whose row is not stored yet. */
    stores: true,
  };
  let pieces = 0;
  const sockets = new Set<{ terminate(): void }>();

  const had = (id: string): Had => {
    const known = dictations.get(id) ?? { pcm: Buffer.alloc(0), state: 'receiving' as const, length: 0 };
    dictations.set(id, known);
    return known;
  };
  const statusOf = (id: string, { pcm, state }: Had): RecordingStatus => ({
    dictation_id: id,
    state,
    received_bytes: pcm.length,
    history_id: state === 'stored' ? `row-${id}` : null,
    status_url: `/api/recordings/${id}`,
  });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://test');
    const page = pages.get(url.pathname);
    if (page) {
      response.writeHead(200, { 'Content-Type': page.type });
      return void response.end(page.body);
    }
    // Extensions call the API from an origin of their own.
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    requests.push(`${request.method} ${url.pathname}`);
    const give = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const problem = (status: number, code: string) =>
      give(status, { type: 'about:blank', title: code, status, code, detail: code });
    if (!url.pathname.startsWith('/api/')) return problem(404, 'not_found');
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const id = url.searchParams.get('dictation_id') ?? url.pathname.split('/').at(-1) ?? '';
    const refusal = behaviour.refuse ?? behaviour.refuseIds.get(id);
    if (refusal) return problem(refusal.status, refusal.code);
    if (behaviour.tokens.size > 0 && !behaviour.tokens.has(token)) return problem(401, 'unauthorized');

    if (request.method === 'DELETE') {
      dictations.delete(id.replace('row-', ''));
      return void response.writeHead(204).end();
    }
    if (url.pathname.startsWith('/api/history/')) return give(200, { text: `text of ${id}` });
    if (url.pathname === '/api/live/ticket') return give(200, { ticket: 't', expires_in: 30 });
    if (request.method === 'GET') {
      const known = dictations.get(id);
      if (!known) return problem(404, 'not_found');
      if (behaviour.recognises && known.state === 'queued') known.state = 'stored';
      return give(200, statusOf(id, known));
    }
    const query = recordingQuerySchema.parse(Object.fromEntries(url.searchParams));
    const cut = ++pieces === behaviour.cutPiece;
    const body: Buffer[] = [];
    for await (const part of request) {
      body.push(part as Buffer);
      if (cut) return void request.destroy();
    }
    const known = had(id);
    if (known.state === 'failed') known.state = 'receiving';
    if (known.state === 'stored' && known.pcm.length >= (query.length ?? 0)) return give(200, statusOf(id, known));
    if (query.offset !== known.pcm.length) return problem(409, 'conflict');
    known.pcm = Buffer.concat([known.pcm, ...body]);
    known.length = query.length ?? known.pcm.length;
    known.state = known.pcm.length === known.length ? 'queued' : 'receiving';
    return give(202, statusOf(id, known));
  };

  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void answer(request, response).catch(() => response.destroy());
  let server = createServer();
  let live = new WebSocketServer({ noServer: true });
  const listen = async (port: number) => {
    server = createServer(handle);
    live = new WebSocketServer({ server, handleProtocols: (offered) => [...offered][0] ?? false });
    live.on('connection', (socket) => {
      sockets.add(socket);
      let id = '';
      const say = (message: object) => socket.send(JSON.stringify({ session_id: 's', seq: 0, ...message }));
      socket.on('message', (data: Buffer, isBinary) => {
        if (isBinary) {
          const known = had(id);
          known.pcm = Buffer.concat([known.pcm, data]);
          return;
        }
        const message = JSON.parse(data.toString()) as { type: string; dictation_id?: string };
        if (message.type === 'start') {
          id = message.dictation_id ?? '';
          say({ type: 'ready', position: 0, received_samples: had(id).pcm.length / 2 });
        }
        if (message.type === 'cancel') dictations.delete(id);
        if (message.type !== 'stop') return;
        const known = had(id);
        if (behaviour.stores) known.state = 'stored';
        else known.state = 'queued';
        const text = `text of row-${id}`;
        const timings = { audio_ms: 0, queue_ms: 0, recognise_ms: 0, write_ms: 0, after_stop_ms: 0 };
        const history_id = behaviour.stores ? `row-${id}` : null;
        const rest = { dictation_id: id, text, raw: text, language: 'ru', segments: [], timings, history_id };
        say({ type: 'final_text', ...rest });
      });
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  const goAway = async () => {
    for (const socket of sockets) socket.terminate();
    live.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    gateway: `http://127.0.0.1:${port}`,
    dictations,
    requests,
    behaviour,
    /** Samples the gateway has of a dictation. */
    heard(id: string): Int16Array {
      const { buffer, byteOffset, length } = dictations.get(id)?.pcm ?? Buffer.alloc(0);
      return new Int16Array(buffer.slice(byteOffset, byteOffset + length));
    },
    cutLines() {
      for (const socket of sockets) socket.terminate();
    },
    goAway,
    comeBack: () => listen(port),
  };
}
