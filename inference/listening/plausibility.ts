import type { Recognition } from '../engines/recogniser.ts';
import { cutLoops } from '../engines/repetition.ts';
import type { SpeechSpan } from './endpointing.ts';
import { isKnownInvention } from './inventions.ts';
import { withoutSoundTags } from './sound-tags.ts';

/** Quieter than this is the noise of a muted 16-bit microphone (its own floor is -90): no voice is to be heard in it. */
const quietestSpeechDbfs = -65;
/** Whisper's own pair for "no speech" (openai/whisper, `no_speech_threshold`, `logprob_threshold`). */
const noSpeechProbability = 0.6;
const doubtfulLogProbability = -1;
/** Evidence for speech is weak with less voice than a short word. */
const weakSpeechMs = 350;
const weakNoSpeechProbability = 0.3;
const weakLogProbability = -0.7;
/** Nobody says more words in a second; 8 is a fast reader. Counted on the voice alone. */
const mostWordsPerSecond = 10;

type Evidence = Pick<SpeechSpan, 'speechMs' | 'peakDbfs'>;
type Belief = Pick<Recognition, 'text' | 'meanLogProbability' | 'noSpeechProbability'>;

/** Whether the sound is worth a recognition at all. */
export const isAudible = ({ peakDbfs }: Evidence): boolean => peakDbfs >= quietestSpeechDbfs;

/**
 * What of a recognition was said: sounds are no words, loops are said once, and where detector and recogniser both
 * doubt that anybody spoke, nothing was.
 * @returns the words, trimmed; empty where there are none
 */
export function plausibleText(recognition: Belief, span: Evidence): string {
  const text = cutLoops(withoutSoundTags(recognition.text)).trim();
  if (text === '') return '';
  const { meanLogProbability } = recognition;
  if (recognition.noSpeechProbability > noSpeechProbability && meanLogProbability < doubtfulLogProbability) return '';
  const weak = isWeak(recognition, span);
  if (weak && isKnownInvention(text)) return '';
  const words = text.split(' ').length;
  if (weak && words > Math.max(1, (span.speechMs / 1000) * mostWordsPerSecond)) return '';
  return text;
}

function isWeak({ noSpeechProbability, meanLogProbability }: Belief, { speechMs }: Evidence): boolean {
  return (
    speechMs < weakSpeechMs || noSpeechProbability > weakNoSpeechProbability || meanLogProbability < weakLogProbability
  );
}
