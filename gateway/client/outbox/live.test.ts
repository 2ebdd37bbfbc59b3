import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createApi } from '../api/api.ts';
import { createDictation } from '../dictation/dictation.ts';
import type { Microphone } from '../microphone/microphone.ts';
import { openSession } from '../session/session.ts';
import { fetchTicket } from '../session/ticket.ts';
import { gatewayOfTest, outboxOf, same } from '../testing/outbox.ts';

const request = { quality: 'normal', mode: 'after_recording', language: 'ru' } as const;

/** A dictation with an outbox, a real socket and a gateway; `speak` says frames of 50 ms with rising numbers. */
async function dictating() {
  const gateway = await gatewayOfTest();
  const connection = { gateway: gateway.gateway, accessToken: async () => 'good' };
  const outbox = outboxOf(gateway.gateway);
  let controller: ReadableStreamDefaultController<Int16Array> | undefined;
  let resolveEnded = (_why: 'stopped') => {};
  const microphone: Microphone = {
    frames: new ReadableStream({
      start(own) {
        controller = own;
      },
    }),
    ended: new Promise((resolve) => {
      resolveEnded = resolve;
    }),
    async stop() {
      controller?.close();
      controller = undefined;
      resolveEnded('stopped');
    },
  };
  const dictation = createDictation({
    microphone: async () => ({ ok: true, value: microphone }),
    session: (start, signal) =>
      openSession({
        gateway: gateway.gateway,
        ticket: () => fetchTicket(createApi(connection)),
        start,
        signal,
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      }),
    outbox,
  });
  let said = 0;
  return {
    gateway,
    outbox,
    dictation,
    id: () => dictation.state().dictationId ?? '',
    async speak(frames: number) {
      for (let frame = 0; frame < frames; frame++, said++) {
        controller?.enqueue(new Int16Array(800).fill(said % 30_000));
      }
      await vi.waitFor(() => expect(dictation.state().elapsedMs).toBe(said * 50));
    },
    spoken: () => Int16Array.from({ length: said * 800 }, (_, index) => Math.floor(index / 800) % 30_000),
  };
}

test('live: the copy here goes when the row is stored', async () => {
  const { gateway, outbox, dictation, id, speak, spoken } = await dictating();
  const ended = dictation.start(request);
  await vi.waitFor(() => expect(dictation.state().phase).toBe('preparing'));
  await speak(40);
  await vi.waitFor(async () => expect((await outbox.refresh()).items).toMatchObject([{ state: 'recording' }]));
  dictation.stop();
  expect(await ended).toMatchObject({ phase: 'done', final: { text: `text of row-${id()}` } });
  expect(same(gateway.heard(id()), spoken())).toBe(true);
  const state = await outbox.refresh();
  expect(state.items).toMatchObject([{ state: 'stored', bytes: 0, text: `text of row-${id()}` }]);
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
});

test('the row is not stored yet: the copy stays until the gateway says it is', async () => {
  const { gateway, outbox, dictation, id, speak } = await dictating();
  gateway.behaviour.stores = false;
  const ended = dictation.start(request);
  await speak(10);
  dictation.stop();
  await ended;
  expect((await outbox.refresh()).items).toMatchObject([{ state: 'recognising', bytes: 16_000 }]);
  gateway.behaviour.recognises = false;
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  gateway.behaviour.recognises = true;
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
  expect((await outbox.refresh()).items).toMatchObject([{ state: 'stored', text: `text of row-${id()}` }]);
});

test('a line that breaks again and again: no sample twice, none missing, from the device where memory has forgotten', async () => {
  const { gateway, dictation, id, speak, spoken } = await dictating();
  const ended = dictation.start(request);
  await speak(100);
  await vi.waitFor(() => expect(gateway.heard(id()).length).toBeGreaterThan(0));
  gateway.cutLines();
  // 30 s without a line: what is older than 10 s lies on the device only.
  await gateway.goAway();
  await speak(600);
  await vi.waitFor(() => expect(dictation.state().line).toBe('broken'));
  await gateway.comeBack();
  await vi.waitFor(() => expect(gateway.heard(id()).length).toBe(700 * 800), 5000);
  gateway.cutLines();
  await speak(20);
  dictation.stop();
  expect(await ended).toMatchObject({ phase: 'done' });
  expect(same(gateway.heard(id()), spoken())).toBe(true);
}, 15_000);

test('refused while speaking: the recording goes on, and is delivered by the outbox', async () => {
  const { gateway, outbox, dictation, id, speak, spoken } = await dictating();
  gateway.behaviour.refuse = { status: 401, code: 'unauthorized' };
  const ended = dictation.start(request);
  await speak(10);
  await vi.waitFor(() => expect(dictation.state().line).toBe('broken'));
  await speak(10);
  expect(dictation.state().phase).toBe('listening');
  dictation.stop();
  expect(await ended).toMatchObject({ phase: 'trouble', trouble: { code: 'unauthorized', kept: 'outbox' } });
  gateway.behaviour.refuse = undefined;
  await outbox.sync();
  expect(same(gateway.heard(id()), spoken())).toBe(true);
});

test('cancelled while the line is broken: nothing of it stays here or in the history', async () => {
  const { gateway, outbox, dictation, id, speak } = await dictating();
  const ended = dictation.start(request);
  await speak(20);
  const cancelled = id();
  await vi.waitFor(() => expect(gateway.heard(cancelled).length).toBe(16_000));
  await gateway.goAway();
  await vi.waitFor(() => expect(dictation.state().line).toBe('broken'));
  dictation.cancel();
  await ended;
  await vi.waitFor(async () => expect((await outbox.refresh()).items).toEqual([]));
  expect(await outbox.sound(cancelled)).toBeUndefined();
  await gateway.comeBack();
  const there = gateway.dictations.get(cancelled);
  expect(await outbox.sync()).toEqual({ kind: 'recognising' });
  // Its patience is over: the gateway stores what it has.
  if (there) there.state = 'stored';
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
  expect(gateway.dictations.has(cancelled)).toBe(false);
  expect(await outbox.sync()).toEqual({ kind: 'clear' });
});
