import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAddon } from 'whisper-node-addon';
import { loadWhisperRecogniser, type WhisperRecogniser } from '../engines/whisper.ts';
import { cacheDirOf, chooseModel } from '../models/index.ts';
import { calibrationBudgetMs, chooseCapacity, measureCapacity } from './calibration.ts';
import { ThreadGrant } from './scheduler-threads.ts';

/** What was begun within the budget ends soon after it: a node of the model's graph. */
const endingMs = 500;
const mostCores = 2;

const grant = new ThreadGrant(() => 1);
const seen = new Set<number>();
let recogniser: WhisperRecogniser;
beforeAll(async () => {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const chosen = await chooseModel('recogniser-fast', cacheDir);
  if (!chosen) throw new Error('The test takes the starter model.');
  const threads = async () => {
    seen.add(grant.threads);
    return grant.threads;
  };
  recogniser = await loadWhisperRecogniser({
    modelPath: chosen.path,
    addonDirectory: findAddon(cacheDir),
    threads,
  });
});
afterAll(() => recogniser.close());

it('finds the capacity of this machine with its own recogniser, within its time', async () => {
  const cores = Math.min(mostCores, availableParallelism());
  const startedMs = performance.now();
  const measured = await measureCapacity({
    recogniser,
    withThreads: (threads, work) => grant.run(threads, work),
    now: () => performance.now(),
    cores,
    mostThreads: cores,
    signal: new AbortController().signal,
  });
  expect(performance.now() - startedMs).toBeLessThan(calibrationBudgetMs + endingMs);
  expect([...seen].sort()).toEqual(cores === 1 ? [1] : [1, 2]);
  // Where the machine is too slow or too busy to compare anything, it says so instead of choosing.
  if (!measured) return;
  for (const { latencyMs } of measured) expect(latencyMs).toBeGreaterThan(0);
  const capacity = chooseCapacity(measured);
  expect(capacity?.slots).toBeGreaterThanOrEqual(1);
  expect((capacity?.slots ?? 0) <= cores && (capacity?.threads ?? 0) <= cores).toBe(true);
});
