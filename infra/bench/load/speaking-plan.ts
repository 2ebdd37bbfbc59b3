import { seededRandom } from '../statistics.ts';

/** Of a person's time, while working with dictation. */
export const speakingShare = 0.25;
/** Pauses are between so many times their mean, so that people do not fall into step. */
const jitter = { least: 0.5, most: 1.5 };

export interface Turn {
  pauseMs: number;
  /** Index of the clip spoken after the pause. */
  clip: number;
}

/**
 * What one person does: pauses, dictates, pauses three times as long as the dictation was, and so on. The same person
 * does the same in every run. Someone alone waits for nobody: the pauses are left out.
 * @param person 0, 1, ...
 * @param secondsOfClips what there is to say
 */
export function* speakingPlan(
  person: number,
  secondsOfClips: readonly number[],
  alone: boolean,
): Generator<Turn, never, void> {
  const random = seededRandom(1 + person);
  const pick = () => Math.floor(random() * secondsOfClips.length);
  const pauseAfter = (clip: number) => ((secondsOfClips[clip] ?? 0) * 1000 * (1 - speakingShare)) / speakingShare;
  let clip = pick();
  // Somewhere in the first round: people do not begin together.
  let pauseMs = random() * (pauseAfter(clip) + (secondsOfClips[clip] ?? 0) * 1000);
  while (true) {
    yield { pauseMs: alone ? 0 : pauseMs, clip };
    pauseMs = pauseAfter(clip) * (jitter.least + random() * (jitter.most - jitter.least));
    clip = pick();
  }
}
