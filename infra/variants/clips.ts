import { synthesise } from '../speech/synthesise.ts';
import type { DecodeTask } from './decode.ts';

const sentences = {
  en: [
    'The quick brown fox jumps over the lazy dog near the river.',
    'Please send me the report before five, and call the office in London.',
    'Our next meeting is on the third of March at half past two.',
    'She opened the window, looked at the garden, and closed it again.',
  ],
  ru: [
    'Сегодня утром мы обсуждали план работы на следующую неделю.',
    'Пожалуйста, отправьте мне договор до пяти часов вечера.',
    'Погода была хорошая, и мы долго гуляли по набережной.',
    'Завтра я приеду на вокзал и позвоню вам.',
  ],
} as const;

/** Speech made here, the same for every variant. @param directory where it is kept */
export async function spokenClips(directory: string): Promise<DecodeTask['clips']> {
  const clips: DecodeTask['clips'] = [];
  for (const language of ['en', 'ru'] as const)
    for (const sentence of sentences[language])
      clips.push({ language, file: await synthesise(sentence, language, directory) });
  return clips;
}
