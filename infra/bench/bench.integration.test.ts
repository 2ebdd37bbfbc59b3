import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheDirOf } from '@alfavoice/inference/models';
import { expect, it, onTestFinished } from 'vitest';
import { synthesise } from '../speech/synthesise.ts';
import { prepareClips } from './clip-set.ts';
import { readOptions } from './options.ts';
import { printReport } from './report/report.ts';
import type { BenchResults } from './results.ts';
import { runBench } from './run-bench.ts';
import { Running } from './running.ts';

const sentence = 'The meeting on Thursday begins at nine, and the new colleagues from the warehouse will be there.';

it('measures a sentence through the product and plainly, and leaves nothing running', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.relative(folder, await synthesise(sentence, 'en', path.join(folder, 'speech')));
  const clip = { id: 'meeting', lang: 'en', file, text: sentence, seconds: 6 };
  writeFileSync(path.join(folder, 'manifest.jsonl'), `${JSON.stringify(clip)}\n`);
  const options = readOptions(['--clips', folder, '--parts', 'accuracy', '--mode', 'after_recording', '--quick']);
  if (!options) throw new Error('unreachable: no help was asked for');

  const saved: BenchResults[] = [];
  const results = await runBench(
    {
      options,
      cacheDir: cacheDirOf(process.env, process.cwd()),
      clips: await prepareClips(options),
      running: new Running(),
      signal: new AbortController().signal,
      say: () => undefined,
    },
    (known) => saved.push(structuredClone(known)),
  );

  expect(results.notes).toEqual([]);
  const [live] = results.live;
  expect(live).toMatchObject({ id: 'meeting', alone: true });
  expect(live?.errors).toBeLessThanOrEqual(3);
  expect(live?.stopToTextMs).toBeGreaterThan(0);
  expect(live?.stopToTextMs).toBeLessThan(5_000);
  expect(live?.cpuS).toBeGreaterThan(0.1);
  expect(results.plain?.clips[0]?.errors).toBeLessThanOrEqual(3);
  expect(saved.at(-1)?.plain).toEqual(results.plain);
  expect(printReport(results)).toMatch(/AlfaVoice after_recording +\| 1 /);
});
