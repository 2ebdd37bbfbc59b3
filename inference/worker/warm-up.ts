import { sampleRateHz } from '../contract/index.ts';
import type { Recogniser } from '../engines/recogniser.ts';

const toneHz = 220;
const seconds = 1;
const amplitude = 0.1;

/**
 * Runs the recogniser once, so that its buffers are there and a CPU that cannot run it is found out before anybody speaks.
 * It only names a language: encoder and decoder run once each.
 */
export async function warmUp(recogniser: Recogniser): Promise<void> {
  const samples16k = Float32Array.from(
    { length: seconds * sampleRateHz },
    (_, sample) => amplitude * Math.sin((2 * Math.PI * toneHz * sample) / sampleRateHz),
  );
  const window = recogniser.openWindow();
  try {
    const { signal } = new AbortController();
    await window.detectLanguage(samples16k, ['ru', 'en'], { awaited: () => false, signal });
  } finally {
    window.close();
  }
}
