import { sampleRateHz } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';

const toneHz = 220;
const seconds = 1;
const amplitude = 0.1;

/**
 * Runs the recogniser once, so that its buffers are there and a CPU that cannot run it is found out before anybody speaks.
 * It only names a language: encoder and decoder run on a short window. Words of a tone are always in doubt, and the doubt costs
 * a decoding with the full window: 5 s of CPU time at every start.
 */
export async function warmUp(recogniser: Recogniser): Promise<void> {
  const samples16k = Float32Array.from(
    { length: seconds * sampleRateHz },
    (_, sample) => amplitude * Math.sin((2 * Math.PI * toneHz * sample) / sampleRateHz),
  );
  await recogniser.detectLanguage(samples16k, ['ru', 'en'], new AbortController().signal);
}
