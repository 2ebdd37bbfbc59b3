import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LinkEvent, openDictation, workerMetrics, workerStatus } from '../client/index.ts';
import { speak } from '../listening/test-speech.ts';
import { bundleWorker, ended, newSocketPath, startWorker, untilReady } from './test-worker.ts';

const socketPath = newSocketPath();
let worker: ChildProcess;
let spoken: Int16Array;

beforeAll(async () => {
  bundleWorker();
  // Whatever runs is a backlog.
  worker = startWorker(socketPath, { DEGRADE_EDITOR_AFTER_S: '0.001', WHISPER_SLOTS: '1' });
  spoken = speak('The quick brown fox jumps over the lazy dog near the river.', 'en');
  await untilReady(socketPath);
});
afterAll(async () => {
  worker.kill('SIGTERM');
  await ended(worker);
});

async function dictate(userId: string): Promise<LinkEvent[]> {
  const link = openDictation({
    socketPath,
    open: {
      dictationId: randomUUID(),
      userId,
      quality: 'high',
      mode: 'after_recording',
      language: 'en',
      editor: true,
    },
  });
  link.send(new Uint8Array(spoken.buffer, spoken.byteOffset, spoken.byteLength));
  link.stop();
  const events: LinkEvent[] = [];
  for await (const event of link.events) events.push(event);
  return events;
}

const degradedIn = (events: LinkEvent[]) =>
  events.flatMap((event) => (event.type === 'accepted' || event.type === 'done' ? [event.degraded] : []));

it('a dictation that begins under load is cleaned by the rules alone, and is told so; the metrics show it', async () => {
  const first = dictate('ann');
  while ((await workerStatus({ socketPath })).running === 0) await new Promise(setImmediate);
  const busy = await workerStatus({ socketPath });
  expect(busy).toMatchObject({ healthy: true, slots: 1, running: 1, degraded: { quality: false, editor: true } });
  expect(busy.backlogS).toBeGreaterThan(0);
  const second = dictate('bob');
  expect(degradedIn(await first)).toEqual([undefined, undefined]);
  // Both qualities have the starter model: nothing is gained by the other.
  expect(degradedIn(await second)).toEqual([{ editor: false }, { editor: false }]);
  expect((await second).at(-1)).toMatchObject({ type: 'done', text: expect.stringMatching(/fox/) });

  const lines = (await workerMetrics({ socketPath })).split('\n');
  for (const line of [
    'degraded{what="editor"} 1',
    'degraded{what="quality"} 0',
    'degraded_dictations_total{what="editor"} 1',
    'scheduler_slots 1',
    'scheduler_running 0',
    'scheduler_backlog_seconds 0',
  ])
    expect(lines).toContain(line);
  expect(lines.some((line) => /^jobs_total\{urgency="final",outcome="done"\} [1-9]/.test(line))).toBe(true);
  expect(lines.some((line) => /^queue_wait_seconds_count\{urgency="final"\} [1-9]/.test(line))).toBe(true);
});
