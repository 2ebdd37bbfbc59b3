import { expect, test, vi } from 'vitest';
import { systemClock } from '../dictation/clock.ts';
import { contextLocks } from '../sign-in/locks.ts';
import { gatewayOfTest, newId, newOwner, outboxOf, request, same, say, speech } from '../testing/outbox.ts';

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
