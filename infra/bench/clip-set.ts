import { wordErrors } from '@alfavoice/inference/evaluation';
import { type Clip, readClips } from '../speech/clips.ts';
import { decodePcm16k } from '../speech/pcm.ts';
import type { BenchOptions } from './options.ts';
import { speechIn } from './sound.ts';

/** Whisper's window: what is longer is heard in pieces by everyone. */
export const windowS = 30;

export interface SpokenClip extends Clip {
  /** PCM16, 16 kHz mono */
  pcm: Buffer;
  /** Words of the reference. */
  words: number;
  speechBeginsMs: number;
  /** From the last word to the clip's end. */
  silenceMs: number;
}

/** @throws where the folder has no manifest or ffmpeg cannot read a recording */
export async function prepareClips(
  options: Pick<BenchOptions, 'clipsFolder' | 'language' | 'limit' | 'longestS'>,
): Promise<SpokenClip[]> {
  const all = (await readClips(options.clipsFolder)).filter(
    ({ lang, seconds }) => (options.language === undefined || lang === options.language) && seconds <= options.longestS,
  );
  const chosen = spread(all, options.limit ?? all.length);
  const clips: SpokenClip[] = [];
  for (const clip of chosen) {
    const pcm = await decodePcm16k(clip.file);
    const { beginsMs, silenceMs } = speechIn(pcm);
    clips.push({
      ...clip,
      pcm,
      words: wordErrors(clip.text, '').referenceWords,
      speechBeginsMs: beginsMs,
      silenceMs,
    });
  }
  return clips;
}

/** The clips whose latency is quoted: long enough for work ahead, short enough to be one sentence. */
export const isSentence = ({ lang, seconds }: Pick<Clip, 'lang' | 'seconds'>) =>
  lang !== 'none' && seconds >= 4 && seconds <= 10;

/** The language told to a recogniser; sound without speech is given as English. */
export const languageOf = ({ lang }: Pick<Clip, 'lang'>) => (lang === 'none' ? 'en' : lang);

/** Every n-th, so that a short run still hears every kind of recording. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (count >= items.length) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}
