import { expect, it } from 'vitest';
import { never, scripted } from '../listening/test-ears.ts';
import { scheduledRecogniser } from './scheduled-recogniser.ts';
import { Scheduler, type Urgency } from './scheduler.ts';

const request = { language: 'ru', prefix: [], care: 'all', signal: never } as const;

/** A window whose first recognition lasts until it is told to make room. */
function interrupted(urgency: Urgency) {
  const scheduler = new Scheduler(1, () => 0);
  const recogniser = scripted('слова');
  const { answer } = recogniser;
  let begun: () => void;
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  recogniser.answer = async (asked) => {
    if (asked.signal.aborted || recogniser.requests.length > 0) return answer(asked);
    recogniser.answer = answer;
    begun();
    return new Promise((_, reject) =>
      asked.signal.addEventListener('abort', () => reject(asked.signal.reason), { once: true }),
    );
  };
  const window = scheduledRecogniser(recogniser, {
    scheduler,
    userId: 'ann',
    urgency: () => urgency,
    spent: { queueMs: 0, recogniseMs: 0 },
    onRun: () => {},
  }).openWindow();
  const makeRoom = async () => {
    await running;
    await scheduler.run({ userId: 'bob', urgency: () => 'final', signal: never, run: async () => {} });
  };
  return { window, recogniser, makeRoom };
}

it('makes room for somebody who waits, then hears the same sound again, once', async () => {
  const { window, recogniser, makeRoom } = interrupted('upload');
  const heard = window.recognise({ ...request, more: new Float32Array(16_000).fill(0.5), awaited: () => true });
  await makeRoom();
  expect((await heard).text).toBe(' слова');
  expect(recogniser.requests.map(({ samples16k }) => samples16k.length)).toEqual([16_000]);
});

it('gives up a look that nobody waits for', async () => {
  const { window, makeRoom } = interrupted('upload');
  const heard = window.recognise({ ...request, more: new Float32Array(16_000), awaited: () => false });
  const refused = expect(heard).rejects.toMatchObject({ name: 'Preempted' });
  await makeRoom();
  await refused;
});
