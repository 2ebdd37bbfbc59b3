import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheDirOf } from '@alfavoice/inference/models';
import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';
import { synthesisedUtterances } from './synthesised.ts';

test('processes are killed while people dictate: nothing is lost, nothing is there twice', {
  timeout: 300_000,
}, async () => {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const dataDir = await mkdtemp(path.join(tmpdir(), 'alfavoice-chaos-'));
  try {
    const results = await runChaos({
      utterances: await synthesisedUtterances(cacheDir),
      dictations: 16,
      minutes: 3,
      seed: 3,
      people: 2,
      killEveryS: 4,
      cutLines: 1,
      cacheDir,
      dataDir,
      say: () => undefined,
    });
    const kills = Object.values(results.kills).reduce((sum, count) => sum + count, 0);
    expect(kills).toBeGreaterThan(2);
    expect(results).toMatchObject({ dictations: 16, lost: 0, doubled: 0 });
    expect(results.errorsDisturbed).toBeLessThanOrEqual(results.errorsUndisturbed + 2);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
