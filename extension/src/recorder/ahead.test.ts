import type { MicrophoneAnswer } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { defaultPreferences } from '../preferences/preferences.ts';
import { createAhead } from './ahead.ts';

const choice = defaultPreferences.microphone;

/** Microphones that open when they are told to. */
function microphones() {
  const opening: { signal: AbortSignal; opens: (answer: MicrophoneAnswer) => void; stopped: boolean }[] = [];
  let due: (() => void) | undefined;
  const ahead = createAhead({
    openMicrophone(_choice, signal) {
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        opening.push({ signal, opens: resolve, stopped: false });
      });
    },
    after(_ms: number, work: () => void) {
      due = work;
      return () => {
        due = undefined;
      };
    },
  });
  const answer = (index: number): MicrophoneAnswer => ({
    ok: true,
    value: {
      frames: new ReadableStream(),
      ended: Promise.resolve('stopped'),
      async stop() {
        const one = opening[index];
        if (one) one.stopped = true;
      },
    },
  });
  return { ahead, opening, answer, timePasses: () => due?.() };
}

test('the order gets the microphone that was opened before it; the next one opens its own', async () => {
  const { ahead, opening, answer, timePasses } = microphones();
  ahead.open(choice);
  ahead.open(choice);
  expect(opening).toHaveLength(1);
  const taken = ahead.take(choice, new AbortController().signal);
  const opened = answer(0);
  opening[0]?.opens(opened);
  expect(await taken).toBe(opened);
  timePasses();
  expect(opening[0]?.stopped).toBe(false);
  void ahead.take(choice, new AbortController().signal);
  expect(opening).toHaveLength(2);
});

test('where no order comes it is closed again, opened or not', async () => {
  const { ahead, opening, answer, timePasses } = microphones();
  ahead.open(choice);
  opening[0]?.opens(answer(0));
  timePasses();
  await expect.poll(() => opening[0]?.stopped).toBe(true);
  ahead.open(choice);
  ahead.close();
  expect(opening[1]?.signal.aborted).toBe(true);
});

test('an order that is cancelled gives the opening up', async () => {
  const { ahead, opening } = microphones();
  ahead.open(choice);
  const cancelled = new AbortController();
  const taken = ahead.take(choice, cancelled.signal);
  cancelled.abort(new Error('cancelled'));
  await expect(taken).rejects.toThrow('cancelled');
  expect(opening[0]?.signal.aborted).toBe(true);
});
