import { setTimeout as sleep } from 'node:timers/promises';
import { measureProcessTree } from '../../start/resources.ts';
import { spread } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import type { ProductUnderTest } from '../product-under-test.ts';
import type { IdleResult, MemoryResult, SoakResult } from '../results.ts';
import { inLanes } from './lanes.ts';

const idleS = { full: 30, quick: 5 };
const lookMs = 250;
/** Enough to see what one more costs, few enough that two cores can serve them. */
const manySessions = 8;
/** Said by everyone at once: not short, for its buffers count, not long, for the bench's time. */
const clipS = { least: 5, most: 12 };
const soakLanes = 2;
const soakSamples = 12;

/** @param product just started */
export async function measureIdle(product: ProductUnderTest, { options, signal }: BenchContext): Promise<IdleResult> {
  const lookS = options.quick ? idleS.quick : idleS.full;
  const { rssBytes, pssBytes, cpuCores } = await measureProcessTree(product.pid, lookS, signal);
  return { rssBytes, pssBytes, cpuPercent: cpuCores * 100 };
}

/** Largest memory while one and while many people speak. @param product that has not yet served more than one at a time */
export async function measureSessions(product: ProductUnderTest, { clips }: BenchContext): Promise<MemoryResult> {
  const spoken = clips.filter(
    ({ lang, seconds }) => lang !== 'none' && seconds >= clipS.least && seconds <= clipS.most,
  );
  const [first] = spoken;
  const sessions: MemoryResult['sessions'] = [];
  if (!first) return { sessions };
  await product.invite(manySessions);
  // Once before it is counted: what the first dictation of all makes is no session's.
  await product.dictate(first, { mode: 'after_recording' });
  for (const count of [1, manySessions]) {
    let open = true;
    const largest = { rssBytes: 0, pssBytes: 0 };
    const watch = async () => {
      for (; open; await sleep(lookMs)) {
        const { rssBytes, pssBytes } = product.usage();
        largest.rssBytes = Math.max(largest.rssBytes, rssBytes);
        largest.pssBytes = Math.max(largest.pssBytes, pssBytes);
      }
    };
    const watching = watch();
    await Promise.all(
      Array.from({ length: count }, (_, person) =>
        product.dictate(spoken[person % spoken.length] ?? first, { mode: 'after_recording', person }),
      ),
    ).finally(() => {
      open = false;
    });
    await watching;
    sessions.push({ sessions: count, ...largest });
  }
  return { sessions };
}

/** Many dictations, spoken faster than speech: does memory stay? */
export async function soak(product: ProductUnderTest, { clips, options }: BenchContext): Promise<SoakResult> {
  const shortest = clips.filter(({ lang }) => lang !== 'none').toSorted((a, b) => a.seconds - b.seconds);
  const chosen = spread(shortest.slice(0, Math.ceil(shortest.length / 2)), options.soak);
  const turns = Array.from({ length: options.soak }, (_, index) => chosen[index % chosen.length]);
  const every = Math.max(1, Math.floor(options.soak / soakSamples));
  const result: SoakResult = { dictations: 0, failures: 0, samples: [] };
  await product.invite(soakLanes);
  await inLanes(turns, soakLanes, async (clip, person) => {
    if (!clip) return;
    await product.dictate(clip, { mode: 'after_recording', person, pace: 0 }).catch(() => {
      result.failures += 1;
    });
    result.dictations += 1;
    if (result.dictations % every === 0)
      result.samples.push({ dictations: result.dictations, pssBytes: product.usage().pssBytes });
  });
  return result;
}
