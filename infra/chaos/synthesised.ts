import path from 'node:path';
import { decodePcm16k } from '../speech/pcm.ts';
import { synthesise } from '../speech/synthesise.ts';
import type { Utterance } from './chaos.ts';

const sentences = [
  { language: 'en', text: 'Please send the report to the customer before Friday morning.' },
  { language: 'ru', text: 'Завтра утром мы отправим документы в главный офис.' },
  { language: 'en', text: 'The meeting with the new supplier was moved to the second floor.' },
  { language: 'ru', text: 'Договор с новым поставщиком лежит на столе у директора.' },
] as const;

/** Speech of the project's own, kept in `cacheDir`. */
export async function synthesisedUtterances(cacheDir: string): Promise<Utterance[]> {
  const utterances: Utterance[] = [];
  for (const { text, language } of sentences) {
    const file = await synthesise(text, language, path.join(cacheDir, 'speech'));
    utterances.push({ text, language, pcm: await decodePcm16k(file) });
  }
  return utterances;
}
