import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../dictation/clock.ts';
import { contextLocks } from '../sign-in/locks.ts';
import type { SignInStorage } from '../sign-in/storage.ts';
import { startTestGateway } from '../testing/gateway.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { makeKey } from './sealing.ts';
import { databaseName } from './store.ts';

const request = { quality: 'normal', mode: 'on_pause', language: 'ru' } as const;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const memoryMarks = (): SignInStorage => {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
};
let owners = 0;
const newOwner = () => `owner-${++owners}`;
const newId = () => crypto.randomUUID();

async function gatewayOfTest() {
  const gateway = await startTestGateway();
  closing.push(gateway.goAway);
  return gateway;
}
/** A browser's outbox; two with the same locks and owner are two tabs. */
function outboxOf(gateway: string, options: Partial<Parameters<typeof createOutbox>[0]> = {}): Outbox {
  const outbox = createOutbox({
    ...{ gateway, owner: newOwner(), marks: memoryMarks(), locks: contextLocks(), accessToken: async () => 'good' },
    ...options,
  });
  closing.push(() => outbox.close());
  return outbox;
}
/** Speech of which every sample can be told from every other nearby. */
const speech = (samples: number, from = 0) =>
  Int16Array.from({ length: samples }, (_, index) => (from + index) % 30_000);
const same = (one: Int16Array, other: Int16Array) => Buffer.from(one.buffer).equals(Buffer.from(other.buffer));
const failed = {
  kind: 'failed',
  problem: { type: '', title: '', status: 503, code: 'unavailable', detail: '' },
} as const;

/** Says something without a line; it ends in the outbox. */
async function say(outbox: Outbox, id: string, samples: number) {
  const held = outbox.keep({ id, request, onUnkept: () => {} });
  for (let at = 0; at < samples; at += 800) held.recording.append(speech(Math.min(800, samples - at), at));
  held.recording.end();
  await held.conclude(failed);
}

test('without a line it is kept, and delivered whole when there is one', async () => {
  const gateway = await gatewayOfTest();
  await gateway.goAway();
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  await say(outbox, id, 50_000);
  expect(await outbox.sync()).toEqual({ kind: 'server' });
  expect(await outbox.refresh()).toMatchObject({
    items: [{ id, state: 'kept_here', durationMs: 3125, bytes: 100_000 }],
    summary: { count: 1, bytes: 100_000, needYou: 0 },
    waitsFor: 'server',
  });
  await gateway.comeBack();
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  expect((await outbox.refresh()).items[0]).toMatchObject({ state: 'recognising', sentBytes: 100_000 });
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
  expect(same(gateway.heard(id), speech(50_000))).toBe(true);
  const state = await outbox.refresh();
  expect(state.items[0]).toMatchObject({ state: 'stored', text: `text of row-${id}`, bytes: 0, durationMs: 3125 });
  expect(state.summary).toEqual({ count: 0, bytes: 0, durationMs: 0, needYou: 0 });
  expect(await outbox.sound(id)).toBeUndefined();
});

test('what is refused is shown with its reason and holds up nothing; a retry goes on, under a new id where the old is taken', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const [first, second] = [newId(), newId()];
  gateway.behaviour.refuseIds.set(first, { status: 409, code: 'conflict' });
  await say(outbox, first, 8000);
  await say(outbox, second, 8000);
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
  expect((await outbox.refresh()).items).toMatchObject([
    { id: first, state: 'needs_you', reason: 'conflict' },
    { id: second, state: 'stored' },
  ]);
  expect((await outbox.sound(first))?.size).toBe(44 + 16_000);
  await outbox.retry(first);
  await outbox.sync();
  await outbox.sync();
  const [item] = (await outbox.refresh()).items;
  expect(item).toMatchObject({ id: first, state: 'stored' });
  const newName = item?.historyId?.replace('row-', '') ?? '';
  expect(newName).not.toBe(first);
  expect(same(gateway.heard(newName), speech(8000))).toBe(true);
});

test('a recording the server could not recognise is shown; a retry does not send it again', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  await say(outbox, id, 8000);
  await outbox.sync();
  const there = gateway.dictations.get(id);
  if (there) there.state = 'failed';
  expect(await outbox.sync()).toEqual({ kind: 'server' });
  for (let fault = 0; fault < 5; fault++) {
    if (there) there.state = 'failed';
    await outbox.sync();
  }
  expect((await outbox.refresh()).items).toMatchObject([{ state: 'needs_you', reason: 'internal' }]);
  await outbox.retry(id);
  await outbox.sync();
  await outbox.sync();
  expect((await outbox.refresh()).items).toMatchObject([{ state: 'stored' }]);
  expect(same(gateway.heard(id), speech(8000))).toBe(true);
});

test('an upload that breaks off goes on where the server stands', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  // Three pieces: the second breaks off.
  await say(outbox, id, 1_200_000);
  gateway.behaviour.cutPiece = 2;
  expect(await outbox.sync()).toEqual({ kind: 'server' });
  expect((await outbox.refresh()).items[0]).toMatchObject({ state: 'kept_here', sentBytes: 1024 * 1024 });
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  expect(same(gateway.heard(id), speech(1_200_000))).toBe(true);
  expect(gateway.requests.filter((request) => request.startsWith('POST'))).toHaveLength(4);
});

test('a token that expires in mid-queue is renewed; without a sign-in the queue waits and says so', async () => {
  const gateway = await gatewayOfTest();
  gateway.behaviour.tokens = new Set(['new']);
  let renewed = 'old';
  const accessToken = async (refused?: string) => (refused ? renewed : 'old');
  const outbox = outboxOf(gateway.gateway, { accessToken });
  const id = newId();
  await say(outbox, id, 8000);
  expect(await outbox.sync()).toEqual({ kind: 'sign_in' });
  expect(await outbox.refresh()).toMatchObject({ items: [{ state: 'kept_here' }], waitsFor: 'sign_in' });
  renewed = 'new';
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  expect((await outbox.refresh()).waitsFor).toBeUndefined();
});

test('two tabs at once send everything once', async () => {
  const gateway = await gatewayOfTest();
  const [owner, locks] = [newOwner(), contextLocks()];
  const [one, other] = [outboxOf(gateway.gateway, { owner, locks }), outboxOf(gateway.gateway, { owner, locks })];
  const ids = [newId(), newId()];
  for (const id of ids) await say(one, id, 8000);
  const outcomes = await Promise.all([one.sync(), other.sync()]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['elsewhere', 'recognising']);
  expect(gateway.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
  for (const id of ids) expect(same(gateway.heard(id), speech(8000))).toBe(true);
  await vi.waitFor(async () => expect(other.state().items).toMatchObject([{ state: 'recognising' }, {}]));
});

test('a recording whose browser died is delivered up to there, and said to be interrupted', async () => {
  const gateway = await gatewayOfTest();
  const owner = newOwner();
  const dying = outboxOf(gateway.gateway, { owner });
  const id = newId();
  const { recording } = dying.keep({ id, request, onUnkept: () => {} });
  for (let at = 0; at < 16_000; at += 800) recording.append(speech(800, at));
  // What a killed process leaves: what is written, and no lock.
  await vi.waitFor(async () => expect((await dying.refresh()).items[0]?.durationMs).toBe(1000));
  const next = outboxOf(gateway.gateway, { owner });
  expect((await next.refresh()).items).toMatchObject([{ id, state: 'kept_here', interrupted: true, durationMs: 1000 }]);
  expect(await next.sync()).toEqual({ kind: 'recognising' });
  expect(same(gateway.heard(id), speech(16_000))).toBe(true);
});

test('another person of the same browser sees nothing, and with another key nothing can be read', async () => {
  const gateway = await gatewayOfTest();
  const owner = newOwner();
  const outbox = outboxOf(gateway.gateway, { owner });
  const id = newId();
  await say(outbox, id, 8000);
  await outbox.keepText('Тайна', true);
  expect((await outboxOf(gateway.gateway).refresh()).items).toEqual([]);
  await outbox.close();

  const database = await openDB(databaseName(owner));
  const key: CryptoKey = await database.get('key', 'key');
  expect(key.extractable).toBe(false);
  expect(JSON.stringify(await database.getAll('entries'))).not.toContain('ru');
  await database.put('key', await makeKey(), 'key');
  database.close();
  const stranger = outboxOf(gateway.gateway, { owner });
  expect(await stranger.lastText()).toBeUndefined();
  expect(await stranger.sync()).toEqual({ kind: 'clear' });
  expect((await stranger.refresh()).items).toMatchObject([{ state: 'needs_you', reason: 'unreadable' }]);
  expect(gateway.dictations.size).toBe(0);
});

test('a corrupt chunk: the rest is delivered, its place is silent, and that is said', async () => {
  const gateway = await gatewayOfTest();
  const owner = newOwner();
  const outbox = outboxOf(gateway.gateway, { owner });
  const id = newId();
  await say(outbox, id, 64_000);
  const database = await openDB(databaseName(owner));
  const keys = (await database.getAllKeys('chunks')) as unknown as [string, number][];
  const [, from = 0] = keys[2] ?? [];
  const [, until = 0] = keys[3] ?? [];
  const chunk = await database.get('chunks', keys[2] as unknown as IDBValidKey);
  new Uint8Array(chunk.data).fill(7, 100, 110);
  await database.put('chunks', chunk, keys[2] as unknown as IDBValidKey);
  await database.delete('chunks', keys[5] as unknown as IDBValidKey);
  database.close();
  const expected = speech(64_000);
  expected.fill(0, from, until);
  expected.fill(0, keys[5]?.[1], keys[6]?.[1]);
  const lostMs = (until - from + (keys[6]?.[1] ?? 0) - (keys[5]?.[1] ?? 0)) / 16;
  await outbox.sync();
  expect(same(gateway.heard(id), expected)).toBe(true);
  expect((await outbox.refresh()).items[0]?.damagedMs).toBe(lostMs);
});

test('no room in mid-recording: what is there stays, the rest goes on in memory and is delivered', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  const told: string[] = [];
  const held = outbox.keep({ id, request, onUnkept: (reason) => told.push(reason) });
  held.recording.append(speech(8000));
  await vi.waitFor(async () => expect((await outbox.refresh()).items[0]?.durationMs).toBe(500));
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  held.recording.append(speech(8000, 8000));
  held.recording.append(speech(8000, 16_000));
  await vi.waitFor(() => expect(told).toContain('full'));
  held.recording.end();
  expect(await held.conclude(failed)).toBe(true);
  const state = await outbox.refresh();
  expect(state.warnings).toEqual([{ kind: 'full' }]);
  expect(state.items).toMatchObject([{ state: 'kept_here', durationMs: 1500 }]);
  expect((await outbox.sync()).kind).toBe('recognising');
  expect(same(gateway.heard(id), speech(24_000))).toBe(true);
  await outbox.sync();
  expect((await outbox.refresh()).summary.count).toBe(0);
  full.mockRestore();
});

test('storage the browser threw away is said, until the person has read it', async () => {
  const gateway = await gatewayOfTest();
  await gateway.goAway();
  const marks = memoryMarks();
  const owner = newOwner();
  const before = outboxOf(gateway.gateway, { owner, marks });
  await say(before, newId(), 8000);
  await before.refresh();
  await before.close();
  await deleteDB(databaseName(owner));
  const after = outboxOf(gateway.gateway, { owner, marks });
  expect((await after.refresh()).warnings).toEqual([{ kind: 'evicted', count: 1 }]);
  await after.forgetEviction();
  expect(after.state().warnings).toEqual([]);
  await gateway.comeBack();
});

test('the order is that of speaking, whatever the clock says', async () => {
  const gateway = await gatewayOfTest();
  let now = Date.parse('2026-05-01T12:00:00Z');
  const outbox = outboxOf(gateway.gateway, { clock: { ...systemClock, now: () => now } });
  const ids = [newId(), newId(), newId()];
  for (const id of ids) {
    await say(outbox, id, 800);
    now -= 3_600_000;
  }
  await outbox.sync();
  expect((await outbox.refresh()).items.map(({ id }) => id)).toEqual(ids);
  expect([...gateway.dictations.keys()]).toEqual(ids);
});

test('a server that lost what it had gets it again', async () => {
  const gateway = await gatewayOfTest();
  gateway.behaviour.recognises = false;
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  await say(outbox, id, 8000);
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  gateway.dictations.clear();
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  expect(same(gateway.heard(id), speech(8000))).toBe(true);
});

test('a shorter row of the same dictation does not let the longer recording go', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const id = newId();
  await say(outbox, id, 32_000);
  gateway.dictations.set(id, { pcm: Buffer.alloc(8000), state: 'stored', length: 8000 });
  await outbox.sync();
  expect((await outbox.refresh()).items).not.toMatchObject([{ state: 'stored' }]);
});

test('discard deletes it here for good, but not while it is being recorded', async () => {
  const gateway = await gatewayOfTest();
  const outbox = outboxOf(gateway.gateway);
  const [id, speaking] = [newId(), newId()];
  await say(outbox, id, 8000);
  const held = outbox.keep({ id: speaking, request, onUnkept: () => {} });
  held.recording.append(speech(8000));
  await vi.waitFor(async () => expect((await outbox.refresh()).items[1]?.state).toBe('recording'));
  expect(await outbox.discard(id)).toBe(true);
  expect(await outbox.discard(speaking)).toBe(false);
  expect((await outbox.refresh()).items).toMatchObject([{ id: speaking }]);
  held.recording.end();
  await held.conclude({ kind: 'cancelled' });
  expect((await outbox.refresh()).items).toEqual([]);
  expect(gateway.dictations.size).toBe(0);
});

test('run: by itself when a line comes, also with what another tab has left', async () => {
  const gateway = await gatewayOfTest();
  await gateway.goAway();
  const [owner, locks] = [newOwner(), contextLocks()];
  let wake = () => {};
  const sleep = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  const running = outboxOf(gateway.gateway, { owner, locks, clock: { now: Date.now, sleep } });
  const over = new AbortController();
  const run = running.run(over.signal);
  const id = newId();
  await say(outboxOf(gateway.gateway, { owner, locks }), id, 8000);
  await vi.waitFor(() => expect(running.state().waitsFor).toBe('server'));
  await gateway.comeBack();
  globalThis.dispatchEvent?.(new Event('online'));
  wake();
  await vi.waitFor(() => expect(running.state().items).toMatchObject([{ state: 'recognising' }]));
  wake();
  await vi.waitFor(() => expect(running.state().items).toMatchObject([{ state: 'stored' }]));
  over.abort();
  await run;
});

test('the last text is here without a line, also one that found no field', async () => {
  const owner = newOwner();
  const outbox = outboxOf('http://127.0.0.1:9', { owner });
  expect(await outbox.lastText()).toBeUndefined();
  const held = outbox.keep({ id: newId(), request, onUnkept: () => {} });
  held.recording.append(speech(800));
  held.recording.end();
  const timings = { audio_ms: 0, queue_ms: 0, recognise_ms: 0, write_ms: 0, after_stop_ms: 0 };
  const said = { session_id: 's', seq: 1, raw: '', language: 'ru' as const, segments: [], timings };
  const final = { ...said, type: 'final_text' as const, dictation_id: newId(), text: 'Раз, два.', history_id: newId() };
  await held.conclude({ kind: 'text', final });
  expect(await outboxOf('http://127.0.0.1:9', { owner }).lastText()).toMatchObject({ text: 'Раз, два.', placed: true });
  await outbox.keepText('Два.', false);
  expect(await outbox.lastText()).toMatchObject({ text: 'Два.', placed: false });
});
