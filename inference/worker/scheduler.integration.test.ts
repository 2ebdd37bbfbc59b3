import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAddon, loadWhisper, type WhisperModel } from 'whisper-node-addon';
import { sampleRateHz } from '../contract/index.ts';
import { cacheDirOf, chooseModel } from '../models/index.ts';
import { Preempted, Scheduler, type Urgency } from './scheduler.ts';

/** What a user who cancels, or who waits for a final, is promised. */
const promisedMs = 300;
const seconds = 25;
/** Encoder positions that are computed: all of them. */
const fullWindow = 1500;

/** Over a second on one thread of a fast machine, many on a slow one. */
const noise = Float32Array.from({ length: seconds * sampleRateHz }, (_, sample) => 0.3 * Math.sin(sample * sample));

let model: WhisperModel;
beforeAll(async () => {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const chosen = await chooseModel('recogniser-fast', cacheDir);
  const addonDirectory = findAddon(cacheDir);
  if (!chosen || !addonDirectory) throw new Error('The test takes the starter model and the addon.');
  model = await loadWhisper({ modelPath: chosen.path, addonDirectory });
});
afterAll(() => model.close());

function workplace() {
  const scheduler = new Scheduler(1, () => performance.now());
  const state = model.createState();
  const options = { language: 'en', again: fullWindow, threads: 1 };
  const started: { urgency: Urgency; atMs: number }[] = [];
  const recognise = (urgency: Urgency, signal = new AbortController().signal) =>
    scheduler.run({
      userId: 'ann',
      urgency: () => urgency,
      signal,
      soundMs: seconds * 1000,
      run: (running) => {
        started.push({ urgency, atMs: performance.now() });
        const window = model.openWindow();
        return state.recognise(window, noise, options, running).finally(() => window.close());
      },
    });
  return { scheduler, recognise, started };
}

describe('a recognition that runs in the full window', () => {
  // In the spectrogram, in the encoder's first and later layers, and beyond them.
  it.each([5, 60, 300, 700, 1_500])('gives its slot back at once when it is cancelled after %i ms', async (afterMs) => {
    const { scheduler, recognise } = workplace();
    const cancelling = new AbortController();
    const job = recognise('segment', cancelling.signal).catch((error: unknown) => error);
    await delay(afterMs);
    const cancelledMs = performance.now();
    cancelling.abort(new Error('the client went away'));
    const outcome = await job;
    if (outcome instanceof Error) expect(outcome.message).toBe('the client went away');
    expect(scheduler.running).toBe(0);
    expect(performance.now() - cancelledMs).toBeLessThan(promisedMs);
  });

  it('makes room for a final within the same time', async () => {
    const { scheduler, recognise, started } = workplace();
    const hypothesis = recognise('hypothesis').catch((error: unknown) => error);
    await delay(200);
    const waitingSinceMs = performance.now();
    const cancelling = new AbortController();
    const final = recognise('final', cancelling.signal).catch((error: unknown) => error);
    expect(await hypothesis).toBeInstanceOf(Preempted);
    expect(started.map(({ urgency }) => urgency)).toEqual(['hypothesis', 'final']);
    expect((started[1]?.atMs ?? Number.NaN) - waitingSinceMs).toBeLessThan(promisedMs);
    cancelling.abort();
    await final;
    expect(scheduler.running).toBe(0);
  });
});
