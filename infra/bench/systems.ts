import { availableParallelism } from 'node:os';
import { readProcessTree } from '../start/resources.ts';
import type { Baseline } from './baselines/baseline.ts';
import type { Bench } from './bench.ts';
import { isSentence } from './clip-set.ts';
import { levelOfOne } from './load/level-of-one.ts';
import { measureAccuracy } from './parts/accuracy.ts';
import { asSystem, measureLoad } from './parts/load.ts';
import { measureIdle, measureSessions, soak } from './parts/memory.ts';
import { measureQuiet } from './parts/quiet.ts';
import { measureWholeClips } from './parts/whole-clips.ts';
import type { ProductUnderTest } from './product-under-test.ts';

/** Everything that one run of the product can tell. Memory first, while nothing has been served; the soak last. */
export async function measureProduct(product: ProductUnderTest, { context, results, step }: Bench): Promise<void> {
  const { parts } = context.options;
  if (parts.includes('memory')) {
    await step('Idle', async () => {
      results.idle = await measureIdle(product, context);
    });
    await step('Memory of sessions', async () => {
      results.memory = await measureSessions(product, context);
    });
  }
  if (parts.includes('accuracy')) {
    await step('Words and time at the pace of speech', async () => {
      const { live, shares } = await measureAccuracy(product, context);
      Object.assign(results, { live, shares });
    });
    await step('Quiet speech', async () => {
      results.quiet = await measureQuiet(product, context, results.live);
    });
  }
  if (parts.includes('load'))
    await step('Load', async () => {
      const alone = results.live.flatMap(({ id, mode, alone, stopToTextMs, cpuS }) => {
        const seconds = context.clips.find((clip) => clip.id === id)?.seconds ?? 0;
        return alone && mode === 'after_recording' ? [{ seconds, afterEndMs: stopToTextMs, cpuS }] : [];
      });
      const system = asSystem.product(product, availableParallelism());
      results.load.push(await measureLoad(system, context, levelOfOne(alone)));
    });
  if (parts.includes('memory'))
    await step('Memory over many dictations', async () => {
      results.soak = await soak(product, context);
    });
}

/** The same clips and the same load, given to what a company would use instead. */
export async function measureBaseline(baseline: Baseline, { context, results, step }: Bench): Promise<void> {
  const { parts } = context.options;
  const { name, how, versions } = baseline;
  Object.assign(results.versions, versions);
  const alone: Parameters<typeof levelOfOne>[0][number][] = [];
  if (parts.includes('baselines'))
    await step(`${name}, each clip after its end`, async () => {
      const run = await measureWholeClips(baseline.transcribe, () => readProcessTree(baseline.pid).cpuS, context);
      results.baselines.push({ name, how, ...run });
      for (const { id, elapsedMs, cpuS } of run.clips) {
        const clip = context.clips.find((candidate) => candidate.id === id);
        if (clip && isSentence(clip)) alone.push({ seconds: clip.seconds, afterEndMs: elapsedMs, cpuS });
      }
    });
  if (parts.includes('load'))
    await step(`${name}, load`, async () => {
      results.load.push(await measureLoad(asSystem.baseline(baseline), context, levelOfOne(alone)));
    });
}
