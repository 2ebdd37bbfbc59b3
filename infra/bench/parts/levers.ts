import { isSentence, spread } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import { launchProductUnderTest } from '../product-under-test.ts';
import type { LeverRun, LiveResult } from '../results.ts';
import { dictate } from './dictation.ts';

const mode = 'after_recording';
const mostClips = { full: 16, quick: 3 };

interface Lever {
  name: string;
  environment: Record<string, string>;
}

/** As shipped; what was measured already is taken. */
const shipped: Lever = { name: 'as shipped: words every 0.9 s', environment: {} };

/** From nothing done before the stop to more than is shipped. */
const levers: readonly Lever[] = [
  { name: 'nothing before the stop', environment: { LIVE_WORDS_EVERY_MS: '0', LOOK_AHEAD_AFTER_MS: '0' } },
  { name: 'a look at 0.2 s of silence', environment: { LIVE_WORDS_EVERY_MS: '0' } },
  { name: 'and words every 2 s', environment: { LIVE_WORDS_EVERY_MS: '2000' } },
  shipped,
  { name: 'words every 0.5 s', environment: { LIVE_WORDS_EVERY_MS: '500' } },
];

/** What each thing that is done while somebody speaks brings and costs, in a product of its own. */
export async function measureLevers(context: BenchContext, live: readonly LiveResult[]): Promise<LeverRun[]> {
  const { clips, options, cacheDir, running, say } = context;
  const chosen = spread(clips.filter(isSentence), options.quick ? mostClips.quick : mostClips.full);
  const known = chosen.flatMap(({ id }) => live.find((one) => one.id === id && one.mode === mode && one.alone) ?? []);
  const runs: LeverRun[] = [];
  for (const lever of levers) {
    if (lever === shipped && known.length === chosen.length) {
      runs.push({ name: lever.name, live: known });
      continue;
    }
    say(lever.name);
    const product = await launchProductUnderTest({ CACHE_DIR: cacheDir, ...lever.environment });
    const run: LeverRun = { name: lever.name, live: [] };
    await running.during(product, async () => {
      await product.invite(1);
      for (const clip of chosen) run.live.push(await dictate(clip, { product, mode, alone: true }));
    });
    runs.push(run);
  }
  return runs;
}
