import { wordErrors } from '@alfavoice/inference/evaluation';
import { languageOf } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import type { SystemRun } from '../results.ts';

/**
 * Gives each clip whole to a recogniser, one at a time.
 * @param transcribe rejects where there is no answer
 * @param cpuS CPU seconds that it has taken so far
 */
export async function measureWholeClips(
  transcribe: (pcm: Buffer, language: 'ru' | 'en') => Promise<string>,
  cpuS: () => number,
  { clips }: BenchContext,
): Promise<SystemRun> {
  const [first] = clips;
  // The first one is slower than all others: buffers are made, weights are paged in.
  if (first) await transcribe(first.pcm, languageOf(first));
  const run: SystemRun = { clips: [] };
  for (const clip of clips) {
    const cpuBefore = cpuS();
    const started = performance.now();
    const text = await transcribe(clip.pcm, languageOf(clip));
    run.clips.push({
      id: clip.id,
      text,
      errors: wordErrors(clip.text, text).errors,
      elapsedMs: performance.now() - started,
      cpuS: cpuS() - cpuBefore,
    });
  }
  return run;
}
