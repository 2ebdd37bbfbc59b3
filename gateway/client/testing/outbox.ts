import 'fake-indexeddb/auto';
import { onTestFinished } from 'vitest';
import type { Delivered } from '../dictation/deliver.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { contextLocks } from '../sign-in/locks.ts';
import type { SignInStorage } from '../sign-in/storage.ts';
import { startTestGateway } from './gateway.ts';

export const request = { quality: 'normal', mode: 'on_pause', language: 'ru' } as const;
export const newOwner = () => `owner-${crypto.randomUUID()}`;
export const newId = () => crypto.randomUUID();

export const memoryMarks = (): SignInStorage => {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
};

/** A gateway that goes when the test is over. */
export async function gatewayOfTest() {
  const gateway = await startTestGateway();
  onTestFinished(gateway.goAway);
  return gateway;
}

/** A browser's outbox, closed when the test is over; two with the same locks and owner are two tabs. */
export function outboxOf(gateway: string, options: Partial<Parameters<typeof createOutbox>[0]> = {}): Outbox {
  const outbox = createOutbox({
    ...{ gateway, owner: newOwner(), marks: memoryMarks(), locks: contextLocks(), accessToken: async () => 'good' },
    ...options,
  });
  onTestFinished(() => outbox.close());
  return outbox;
}

/** Speech of which every sample can be told from every other nearby. */
export const speech = (samples: number, from = 0) =>
  Int16Array.from({ length: samples }, (_, index) => (from + index) % 30_000);
export const same = (one: Int16Array, other: Int16Array) => Buffer.from(one.buffer).equals(Buffer.from(other.buffer));

/** There was no line. */
export const failed: Delivered = {
  kind: 'failed',
  problem: { type: '', title: '', status: 503, code: 'unavailable', detail: '' },
};

/** Says something without a line; it ends in the outbox. */
export async function say(outbox: Outbox, id: string, samples: number) {
  const held = outbox.keep({ id, request, onUnkept: () => {} });
  for (let at = 0; at < samples; at += 800) held.recording.append(speech(Math.min(800, samples - at), at));
  held.recording.end();
  await held.conclude(failed);
}
