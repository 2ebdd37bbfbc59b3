import { deleteDB, openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import {
  failed,
  gatewayOfTest,
  memoryMarks,
  newId,
  newOwner,
  outboxOf,
  request,
  same,
  say,
  speech,
} from '../testing/outbox.ts';
import { makeKey } from './sealing.ts';
import { databaseName } from './store.ts';

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
