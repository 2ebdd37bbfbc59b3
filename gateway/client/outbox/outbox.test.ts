import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { contextLocks } from '../sign-in/locks.ts';
import type { SignInStorage } from '../sign-in/storage.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { startTestGateway } from './test-gateway.ts';

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
  expect(gateway.heard(id)).toEqual(speech(50_000));
  const state = await outbox.refresh();
  expect(state.items[0]).toMatchObject({ state: 'stored', text: `text of row-${id}`, bytes: 0, durationMs: 3125 });
  expect(state.summary).toEqual({ count: 0, bytes: 0, durationMs: 0, needYou: 0 });
  expect(await outbox.sound(id)).toBeUndefined();
});
