import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Start } from '../../contract/index.ts';
import { openSession, type SessionEvent, type SessionOptions } from './session.ts';

const start: Start = { type: 'start', session_id: 's', quality: 'normal', mode: 'on_pause', language: 'ru' };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Peer = { say(message: object | string): void; close(): void };
/** A real WebSocket server: notes what it is told and reacts to texts. */
async function listen(react: (message: { type: string }, peer: Peer) => void) {
  const told: (string | number)[] = [];
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  server.on('connection', (socket, { headers }) => {
    told.push(String(headers['sec-websocket-protocol']));
    const peer: Peer = {
      say: (message) =>
        socket.send(typeof message === 'string' ? message : JSON.stringify({ session_id: 's', ...message })),
      close: () => socket.terminate(),
    };
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return void told.push(data.readInt16LE(0));
      const message = JSON.parse(data.toString());
      told.push(message.type);
      react(message, peer);
    });
  });
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return { gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, told };
}

const open = (options: Pick<SessionOptions, 'gateway'> & Partial<SessionOptions>) =>
  openSession({
    ticket: async () => ({ ok: true, value: 't1' }),
    start,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    ...options,
  });
/** A ticket that comes when the test gives it. */
function ticketLater() {
  let give = (_ticket: string) => {};
  const given = new Promise<string>((resolve) => {
    give = resolve;
  });
  return { ticket: async () => ({ ok: true as const, value: await given }), give };
}
async function all(events: AsyncIterable<SessionEvent>): Promise<SessionEvent[]> {
  const list: SessionEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}
const final = {
  type: 'final_text',
  seq: 2,
  dictation_id: 'd',
  text: 'Привет.',
  raw: 'привет',
  language: 'ru',
  segments: [],
  timings: { audio_ms: 1, queue_ms: 0, recognise_ms: 1, write_ms: 0, after_stop_ms: 1 },
  history_id: null,
};

test('what is said before the ticket is there arrives, in order, behind the start', async () => {
  const { gateway, told } = await listen(({ type }, peer) => {
    if (type === 'stop') peer.say(final);
  });
  const { ticket, give } = ticketLater();
  const session = open({ gateway, ticket });
  session.send(Int16Array.of(1));
  session.send(Int16Array.of(2));
  session.stop();
  give('abc');
  const events = await all(session.events);
  expect(told).toEqual(['alfavoice.v1,ticket.abc', 'start', 1, 2, 'stop']);
  expect(events.map(({ type }) => type)).toEqual(['open', 'final_text', 'closed']);
  expect(events.at(-1)).toEqual({ type: 'closed' });
});

test('more than the socket holds waits and still arrives whole', async () => {
  const frames = 400;
  const { gateway, told } = await listen(({ type }, peer) => {
    if (type === 'stop') peer.say(final);
  });
  const session = open({ gateway });
  for (let index = 0; index < frames; index++) session.send(new Int16Array(8000).fill(index));
  session.stop();
  await all(session.events);
  expect(told.slice(2)).toEqual([...Array.from({ length: frames }, (_, index) => index), 'stop']);
});

test('an error names its code, a broken line is unavailable, a refused ticket its problem', async () => {
  const refusing = await listen((_, peer) => {
    peer.say({ type: 'error', seq: 1, code: 'queue_full', message: 'Full.', retry_after: 3 });
    peer.close();
  });
  expect((await all(open(refusing).events)).at(-1)).toMatchObject({ problem: { code: 'queue_full', retry_after: 3 } });
  const breaking = await listen((_, peer) => peer.close());
  expect((await all(open(breaking).events)).at(-1)).toMatchObject({ problem: { code: 'unavailable' } });
  const problem = { type: '', title: '', status: 401, code: 'unauthorized' as const, detail: '' };
  const events = await all(
    open({ gateway: 'http://127.0.0.1:9', ticket: async () => ({ ok: false, problem }) }).events,
  );
  expect(events).toEqual([{ type: 'closed', problem }]);
});

test('a message of a newer gateway is passed over, one that breaks the contract ends the session', async () => {
  const newer = await listen((_, peer) => {
    peer.say({ type: 'weather', seq: 1 });
    peer.say(final);
  });
  expect((await all(open(newer).events)).map(({ type }) => type)).toEqual(['open', 'final_text', 'closed']);
  for (const wrong of [{ type: 'partial_text', seq: 1, text: 7 }, 'not json', '7']) {
    const broken = await listen((_, peer) => peer.say(wrong));
    expect((await all(open(broken).events)).at(-1)).toMatchObject({ problem: { code: 'bad_message' } });
  }
});

test('cancel tells the gateway and ends without a problem; nothing is sent after it', async () => {
  let cancelled = () => {};
  const gone = new Promise<void>((resolve) => {
    cancelled = resolve;
  });
  const { gateway, told } = await listen(({ type }, peer) => {
    if (type === 'start') peer.say({ type: 'ready', seq: 0, position: 0 });
    if (type === 'cancel') cancelled();
  });
  const session = open({ gateway });
  const events: SessionEvent[] = [];
  for await (const event of session.events) {
    events.push(event);
    if (event.type === 'ready') session.cancel();
  }
  session.send(Int16Array.of(9));
  session.stop();
  await gone;
  expect(told.slice(1)).toEqual(['start', 'cancel']);
  expect(events.at(-1)).toEqual({ type: 'closed' });
});

test('who sends a long recording is told to wait while there is no line', async () => {
  const { gateway, told } = await listen(({ type }, peer) => {
    if (type === 'stop') peer.say(final);
  });
  const { ticket, give } = ticketLater();
  const session = open({ gateway, ticket });
  await session.drained();
  for (let frame = 0; frame < 30; frame++) session.send(Int16Array.of(frame));
  let isDrained = false;
  const drained = session.drained().then(() => {
    isDrained = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isDrained).toBe(false);
  give('abc');
  await drained;
  session.stop();
  await all(session.events);
  expect(told.slice(2)).toEqual([...Array.from({ length: 30 }, (_, frame) => frame), 'stop']);
});
