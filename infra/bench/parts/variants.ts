import { readdirSync } from 'node:fs';
import { byPreference } from '../../../inference/whisper-node-addon/build/cpu-variants.mjs';
import { isSentence, type SpokenClip, spread } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import { addonOf } from '../plain.ts';
import { launchProductUnderTest } from '../product-under-test.ts';
import { cpuVariantTold } from '../prometheus.ts';
import type { LiveResult, VariantRun } from '../results.ts';
import { dictate } from './dictation.ts';

const mode = 'after_recording';
const mostClips = { full: 8, quick: 3 };

/** The variant that is used and the next lower one that was built for this machine. */
export function variantsToCompare(cacheDir: string, used: string): string[] {
  const names = readdirSync(addonOf(cacheDir)).flatMap((file) => /^libggml-cpu-(.+)\.so$/.exec(file)?.[1] ?? []);
  const built = byPreference(names);
  return built.slice(built.indexOf(used)).slice(0, 2);
}

/**
 * The same clips with each variant, in a product of its own.
 * @param variants names of ggml's variants, the one that is used first
 * @param live what was measured of that one already
 */
export async function measureVariants(
  variants: readonly string[],
  context: BenchContext,
  live: readonly LiveResult[],
): Promise<VariantRun[]> {
  const { clips, options } = context;
  const chosen = spread(clips.filter(isSentence), options.quick ? mostClips.quick : mostClips.full);
  const known = chosen.flatMap(({ id }) => live.find((one) => one.id === id && one.mode === mode && one.alone) ?? []);
  const runs: VariantRun[] = [];
  for (const [index, variant] of variants.entries()) {
    if (index === 0 && known.length === chosen.length) {
      runs.push({ variant, told: variant, clips: known });
      continue;
    }
    context.say(`The product with the CPU variant ${variant}`);
    runs.push(await measureVariant(variant, chosen, context));
  }
  return runs;
}

async function measureVariant(
  variant: string,
  clips: readonly SpokenClip[],
  { cacheDir, running }: BenchContext,
): Promise<VariantRun> {
  const product = await launchProductUnderTest({ CACHE_DIR: cacheDir, WHISPER_CPU_VARIANT: variant });
  return running.during(product, async () => {
    const run: VariantRun = { variant, told: cpuVariantTold(await product.metrics()), clips: [] };
    await product.invite(1);
    for (const clip of clips) run.clips.push(await dictate(clip, { product, mode, alone: true }));
    return run;
  });
}
