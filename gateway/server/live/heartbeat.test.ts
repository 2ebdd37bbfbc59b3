import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { watchPeer } from './heartbeat.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function pair(options: { autoPong: boolean }) {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connected = once(sockets, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
  const [served] = (await connected) as [WebSocket];
  closing.push(() => {
    client.terminate();
    server.close();
  });
  return { client, served };
}

test('a peer that answers no ping is disconnected', async () => {
  const { served } = await pair({ autoPong: false });
  watchPeer(served, 20);
  expect(await once(served, 'close')).toEqual([1006, expect.anything()]);
});

test('a peer that answers stays', async () => {
  const { client, served } = await pair({ autoPong: true });
  watchPeer(served, 20);
  for (let n = 0; n < 3; n++) await once(client, 'ping');
  expect(served.readyState).toBe(served.OPEN);
});
