import 'fake-indexeddb/auto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  contextLocks,
  createApi,
  createDictation,
  createOutbox,
  fetchTicket,
  type Microphone,
  openSession,
  systemClock,
} from '@alfavoice/gateway/client';
import { administrator, type Installation, install, login, rowsOf, soundOf } from '@alfavoice/gateway/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';

// The outbox and the real gateway on a real database, with a line between them that a test cuts.

const patienceMs = 1500;
const request = { quality: 'normal', mode: 'after_recording', language: 'ru' } as const;
const unavailable = { type: '', title: '', status: 503, code: 'unavailable', detail: '' } as const;
const marks = { get: async () => undefined, set: async () => {}, remove: async () => {} };
let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install({ RESUME_PATIENCE_MS: String(patienceMs) });
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

/** A way to the gateway that can be cut. */
async function openLine() {
  const sockets = new Set<Socket>();
  let isUp = true;
  const server = createServer((client) => {
    if (!isUp) return void client.destroy();
    const upstream = connect(Number(new URL(at.url).port), '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isUp = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend() {
      isUp = true;
    },
    close() {
      cut();
      server.close();
    },
  };
}

/** Somebody who speaks frames of 50 ms, each of a loudness of its own, ten times as fast as people do. */
async function person({ clockWrongByMs = 0 } = {}) {
  const line = await openLine();
  const owner = crypto.randomUUID();
  const connection = { gateway: line.url, accessToken: async () => token };
  const clock = { ...systemClock, now: () => Date.now() + clockWrongByMs };
  const outbox = createOutbox({ ...connection, owner, marks, clock, locks: contextLocks() });
  let controller: ReadableStreamDefaultController<Int16Array> | undefined;
  let tellEnded = (_why: 'stopped') => {};
  const microphone: Microphone = {
    frames: new ReadableStream({
      start(own) {
        controller = own;
      },
    }),
    ended: new Promise((resolve) => {
      tellEnded = resolve;
    }),
    async stop() {
      controller?.close();
      controller = undefined;
      tellEnded('stopped');
    },
  };
  const dictation = createDictation({
    microphone: async () => ({ ok: true, value: microphone }),
    session: (start, signal) =>
      openSession({
        gateway: line.url,
        ticket: () => fetchTicket(createApi(connection)),
        start,
        signal,
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      }),
    outbox,
  });
  const ended = dictation.start(request);
  let said = 0;
  return {
    line,
    owner,
    outbox,
    dictation,
    ended,
    id: dictation.state().dictationId ?? '',
    async speak(frames: number) {
      for (let frame = 0; frame < frames; frame++, said++) {
        controller?.enqueue(new Int16Array(800).fill(1000 + said));
        await sleep(5);
      }
    },
    spoken: () =>
      Buffer.from(Int16Array.from({ length: said * 800 }, (_, sample) => 1000 + Math.floor(sample / 800)).buffer),
    lineIs: (state: 'open' | 'broken') => vi.waitFor(() => expect(dictation.state().line).toBe(state)),
    close() {
      line.close();
      return outbox.close();
    },
  };
}
type Person = Awaited<ReturnType<typeof person>>;
const cleared = (outbox: Person['outbox']) =>
  vi.waitFor(async () => expect((await outbox.sync()).kind).toBe('clear'), { timeout: 40_000, interval: 300 });
const rows = (id: string) => rowsOf(at.url, token, id);

test('a line cut in mid-dictation: one row, every sample', async () => {
  const anna = await person();
  await anna.speak(60);
  anna.line.cut();
  await anna.speak(40);
  await anna.lineIs('broken');
  anna.line.mend();
  await anna.speak(40);
  anna.dictation.stop();
  const { phase, final } = await anna.ended;
  expect(phase).toBe('done');
  expect(await rows(anna.id)).toMatchObject([{ id: final?.history_id, recovered: false }]);
  expect((await soundOf(at.url, token, final?.history_id ?? ''))?.equals(anna.spoken())).toBe(true);
  await vi.waitFor(async () => expect((await anna.outbox.refresh()).items).toMatchObject([{ state: 'stored' }]));
  await anna.close();
});

test('spoken without a line: uploaded when there is one, every sample', async () => {
  const anna = await person();
  anna.line.cut();
  await anna.speak(100);
  anna.dictation.stop();
  expect(await anna.ended).toMatchObject({ phase: 'trouble', trouble: { kept: 'outbox' } });
  expect((await anna.outbox.sync()).kind).toBe('server');
  anna.line.mend();
  await cleared(anna.outbox);
  const [item] = (await anna.outbox.refresh()).items;
  expect(item).toMatchObject({ state: 'stored', durationMs: 5000 });
  expect(await rows(anna.id)).toMatchObject([{ id: item?.historyId, text: item?.text }]);
  expect((await soundOf(at.url, token, item?.historyId ?? ''))?.equals(anna.spoken())).toBe(true);
  await anna.close();
});

test('a device whose clock is years behind: the dictation stands in the history where it was spoken', async () => {
  const anna = await person({ clockWrongByMs: -3 * 365 * 24 * 3_600_000 });
  anna.line.cut();
  const spokenAtMs = Date.now();
  await anna.speak(20);
  anna.dictation.stop();
  await anna.ended;
  anna.line.mend();
  await cleared(anna.outbox);
  const [row] = await rows(anna.id);
  expect(Math.abs(Date.parse(row?.created_at ?? '') - spokenAtMs)).toBeLessThan(10_000);
  await anna.close();
});

test('two tabs and the extension send at once: each dictation stands in the history once', async () => {
  const accessToken = async () => token;
  const [owner, locks] = [crypto.randomUUID(), contextLocks()];
  const tabs = [1, 2].map(() => createOutbox({ gateway: at.url, accessToken, owner, marks, locks }));
  // An extension has an origin of its own: another database, and other locks.
  const extension = createOutbox({
    ...{ gateway: at.url, accessToken, owner: crypto.randomUUID(), marks, locks: contextLocks() },
  });
  const ids: string[] = [];
  for (const outbox of [...tabs, extension]) {
    for (let dictation = 0; dictation < 3; dictation++) {
      const id = crypto.randomUUID();
      const held = outbox.keep({ id, request, onUnkept: () => {} });
      held.recording.append(new Int16Array(16_000).fill(1000 + ids.length));
      held.recording.end();
      await held.conclude({ kind: 'failed', problem: unavailable });
      ids.push(id);
    }
  }
  const contexts = [...tabs, extension];
  await vi.waitFor(
    async () => {
      const outcomes = await Promise.all(contexts.map((outbox) => outbox.sync()));
      expect(outcomes.map(({ kind }) => kind)).toContain('clear');
      const left = await Promise.all(contexts.map(async (outbox) => (await outbox.refresh()).summary.count));
      expect(left).toEqual([0, 0, 0]);
    },
    { timeout: 40_000, interval: 300 },
  );
  for (const id of ids) expect(await rows(id)).toHaveLength(1);
  for (const outbox of contexts) await outbox.close();
});

test('the browser dies after the line: the gateway stores what it has, the next start the whole, in one row', async () => {
  const anna = await person();
  await anna.speak(60);
  await anna.lineIs('open');
  anna.line.cut();
  await anna.speak(60);
  await vi.waitFor(async () => expect((await anna.outbox.refresh()).items[0]?.durationMs).toBe(6000));
  await vi.waitFor(async () => expect(await rows(anna.id)).toMatchObject([{ recovered: true }]), 5 * patienceMs);
  const next = createOutbox({
    ...{ gateway: at.url, accessToken: async () => token, owner: anna.owner, marks },
    // A dead browser holds no locks.
    locks: contextLocks(),
  });
  await cleared(next);
  expect(await rows(anna.id)).toMatchObject([{ duration_ms: 6000, recovered: false }]);
  expect((await next.refresh()).items).toMatchObject([{ state: 'stored', interrupted: true }]);
  await next.close();
  await anna.close();
});

test('cancelled while the line is broken: nothing of it stays in the history', async () => {
  const anna = await person();
  await anna.speak(60);
  await anna.lineIs('open');
  anna.line.cut();
  await anna.lineIs('broken');
  anna.dictation.cancel();
  await anna.ended;
  await vi.waitFor(async () => expect(await rows(anna.id)).toHaveLength(1), 5 * patienceMs);
  anna.line.mend();
  await cleared(anna.outbox);
  expect(await rows(anna.id)).toEqual([]);
  await anna.close();
});

test('the database is away: the copy stays until the row is stored', async () => {
  const anna = await person();
  await anna.speak(60);
  await anna.lineIs('open');
  await at.database.stop();
  anna.dictation.stop();
  expect((await anna.ended).final?.history_id).toBeNull();
  await vi.waitFor(async () => expect((await anna.outbox.refresh()).items).toMatchObject([{ state: 'recognising' }]));
  await at.restartDatabase();
  await cleared(anna.outbox);
  expect(await rows(anna.id)).toHaveLength(1);
  expect((await anna.outbox.refresh()).items).toMatchObject([{ state: 'stored', bytes: 0 }]);
  await anna.close();
});
