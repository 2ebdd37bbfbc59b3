import { availableParallelism } from 'node:os';
import type { Mode } from '@alfavoice/gateway/contract';
import { isSentence, type SpokenClip } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import type { ProductUnderTest } from '../product-under-test.ts';
import { stageSeconds } from '../prometheus.ts';
import type { LiveResult, StageShares } from '../results.ts';
import { dictate } from './dictation.ts';
import { inLanes } from './lanes.ts';

/** Clips whose time does not count are spoken so many at a time, to be through sooner. */
const lanes = Math.min(3, availableParallelism() + 1);

/**
 * Every clip to the product in each mode; those whose latency is quoted one at a time. Where there are two modes, that of
 * the second is quoted from every other clip: it would take as long again and say little more.
 */
export async function measureAccuracy(
  product: ProductUnderTest,
  { clips, options, say }: BenchContext,
): Promise<{ live: LiveResult[]; shares: StageShares }> {
  const sentences = clips.filter(isSentence);
  const isAlone = (clip: SpokenClip, mode: Mode) =>
    isSentence(clip) && (mode === options.modes[0] || sentences.indexOf(clip) % 2 === 0);
  const all = clips.flatMap((clip) => options.modes.map((mode) => ({ clip, mode })));
  const alone = all.filter(({ clip, mode }) => isAlone(clip, mode));
  const live: LiveResult[] = [];
  const note = (clip: SpokenClip, mode: Mode, result: LiveResult) => {
    live.push(result);
    const time = result.stopToTextMs === null ? result.failure : `${(result.stopToTextMs / 1000).toFixed(2)} s`;
    const count = `${String(live.length).padStart(3)}/${all.length}`;
    say(`${count} ${clip.id.padEnd(34)} ${mode.padEnd(15)} ${time}, ${result.errors} of ${clip.words} words wrong`);
  };

  await product.invite(lanes);
  const before = await product.metrics();
  for (const { clip, mode } of alone) note(clip, mode, await dictate(clip, { product, mode, alone: true }));
  const after = await product.metrics();
  const spokenS = alone.reduce((sum, { clip }) => sum + clip.seconds, 0);

  // The longest first, so that no lane is left with one at the end.
  const others = all
    .filter(({ clip, mode }) => !isAlone(clip, mode))
    .toSorted((a, b) => b.clip.seconds - a.clip.seconds);
  await inLanes(others, lanes, async ({ clip, mode }, person) => {
    note(clip, mode, await dictate(clip, { product, mode, alone: false, person }));
  });
  return { live, shares: { speechS: spokenS, stages: stageSeconds(before, after) } };
}
