import { wordErrors } from '@alfavoice/inference/evaluation';
import { isSentence, spread } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import type { ProductUnderTest } from '../product-under-test.ts';
import type { LiveResult, QuietResult } from '../results.ts';
import { atLevel } from '../sound.ts';

/** As quiet as a laptop's microphone across a room. */
const quietDbfs = -45;
const mostClips = { full: 8, quick: 2 };

/** What is lost of speech that the energy gate may take for silence, against the same clips as they were recorded. */
export async function measureQuiet(
  product: ProductUnderTest,
  { clips, options }: BenchContext,
  live: readonly LiveResult[],
): Promise<QuietResult> {
  const mode = 'after_recording';
  const chosen = spread(clips.filter(isSentence), options.quick ? mostClips.quick : mostClips.full);
  const result: QuietResult = {
    dbfs: quietDbfs,
    clips: chosen.length,
    words: 0,
    errorsAsRecorded: 0,
    errorsQuiet: 0,
    clipsWithoutText: 0,
  };
  for (const clip of chosen) {
    const { final } = await product.dictate(clip, { mode, pcm: atLevel(clip.pcm, quietDbfs) });
    result.words += clip.words;
    result.errorsQuiet += wordErrors(clip.text, final.raw).errors;
    result.errorsAsRecorded += live.find(({ id }) => id === clip.id)?.errors ?? 0;
    if (final.raw.trim() === '') result.clipsWithoutText += 1;
  }
  return result;
}
