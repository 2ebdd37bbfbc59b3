import type { Mode } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import type { SpokenClip } from '../clip-set.ts';
import type { ProductUnderTest } from '../product-under-test.ts';
import type { LiveResult } from '../results.ts';

/** Speaks one clip to the product at the pace of speech. A dictation that fails has no words: all of the clip's are wrong. */
export async function dictate(
  clip: SpokenClip,
  options: { product: ProductUnderTest; mode: Mode; alone: boolean; person?: number },
): Promise<LiveResult> {
  const { product, mode, alone, person } = options;
  const cpuBefore = product.usage().cpuS;
  const common = { id: clip.id, mode, alone, speechMs: clip.seconds * 1000 - clip.speechBeginsMs };
  const cpuS = () => product.usage().cpuS - cpuBefore;
  try {
    const { final, messages, receivedMs, stopToTextMs } = await product.dictate(clip, {
      mode,
      ...(person !== undefined && { person }),
    });
    const hypothesesMs = messages.flatMap((message, index) =>
      message.type === 'hypothesis' && `${message.committed}${message.tentative}`.trim() !== ''
        ? [(receivedMs[index] ?? Number.NaN) - clip.speechBeginsMs]
        : [],
    );
    const { errors } = wordErrors(clip.text, final.raw);
    return {
      ...common,
      cpuS: cpuS(),
      text: final.text,
      errors,
      stopToTextMs,
      segments: final.segments.length,
      hypothesesMs,
    };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    const nothing = { text: '', errors: clip.words, stopToTextMs: null, segments: 0, hypothesesMs: [] };
    return { ...common, ...nothing, cpuS: cpuS(), failure };
  }
}
