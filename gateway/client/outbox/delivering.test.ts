import { expect, test } from 'vitest';
import { gatewayOfTest, newId, outboxOf, same, say, speech } from '../testing/outbox.ts';

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
