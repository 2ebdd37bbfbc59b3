import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { openDictation } from './dictation.ts';

const open = {
  dictationId: randomUUID(),
  userId: 'ann',
  quality: 'normal',
  mode: 'on_pause',
  language: 'en',
  editor: false,
} as const;
const done = {
  type: 'done',
  text: 'Hello.',
  raw: 'hello',
  language: 'en',
  segments: [],
  timings: { audio_ms: 1, queue_ms: 0, recognise_ms: 1, write_ms: 0 },
};

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'client-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** A socket whose other end does what the test says. */
async function serve(onConnection: (socket: WebSocket) => void): Promise<string> {
  const socketPath = path.join(folder(), 'worker.sock');
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: '/dictation' });
  sockets.on('connection', onConnection);
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  return socketPath;
}

const all = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const seen: T[] = [];
  for await (const event of events) seen.push(event);
  return seen;
};

describe('a dictation on a worker', () => {
  it('sends what was said before the connection stood, in order', async () => {
    const received: unknown[] = [];
    const socketPath = await serve((socket) => {
      socket.on('message', (data: Buffer, isBinary) => {
        received.push(isBinary ? [...data] : JSON.parse(String(data)));
        if (String(data).includes('stop')) socket.send(JSON.stringify(done));
      });
    });
    const link = openDictation({ socketPath, open });
    link.send(Uint8Array.of(1, 2));
    link.send(Uint8Array.of(3, 4));
    link.stop();
    expect(await all(link.events)).toEqual([done]);
    expect(received).toEqual([{ type: 'open', ...open }, [1, 2], [3, 4], { type: 'stop' }]);
  });

  it('is lost when the connection breaks, after everything that came before', async () => {
    const accepted = { type: 'accepted', position: 0 };
    const socketPath = await serve((socket) => {
      socket.send(JSON.stringify(accepted));
      socket.on('message', () => socket.terminate());
    });
    const events = await all(openDictation({ socketPath, open }).events);
    expect(events).toEqual([accepted, { type: 'worker_lost', message: expect.any(String) }]);
  });

  it('is lost to a worker that speaks another language', async () => {
    const socketPath = await serve((socket) => socket.send('{"type":"done","text":5}'));
    expect(await all(openDictation({ socketPath, open }).events)).toMatchObject([{ type: 'worker_lost' }]);
  });

  it('is lost where nobody listens', async () => {
    const socketPath = path.join(folder(), 'none.sock');
    expect(await all(openDictation({ socketPath, open }).events)).toMatchObject([{ type: 'worker_lost' }]);
  });

  it('says nothing more once it is cancelled, by hand or by signal, before or after the connection stands', async () => {
    const messages: string[] = [];
    const socketPath = await serve((socket) => {
      socket.on('message', (data) => {
        messages.push(JSON.parse(String(data)).type);
        socket.send(JSON.stringify({ type: 'accepted', position: 0 }));
      });
    });
    const cancelled = openDictation({ socketPath, open });
    cancelled.cancel();
    expect(await all(cancelled.events)).toEqual([]);

    const aborting = new AbortController();
    const aborted = openDictation({ socketPath, open, signal: aborting.signal });
    const seen: string[] = [];
    for await (const { type } of aborted.events) {
      seen.push(type);
      aborting.abort();
    }
    expect(seen).toEqual(['accepted']);
    await expect.poll(() => messages).toEqual(['open', 'cancel']);
  });
});
