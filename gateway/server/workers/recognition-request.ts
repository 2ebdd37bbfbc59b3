import type { Database } from '@alfavoice/db';
import type { Open } from '@alfavoice/inference/contract';
import type { SpokenLanguage, Start } from '../../contract/live/messages.ts';
import { defaultSettings } from '../../contract/rest/settings.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { settingsOf } from '../settings/of-user.ts';

/** A dictation as its client or the spool tells of it. */
export interface Asked extends Pick<Start, 'quality' | 'mode' | 'context'> {
  userId: string;
  dictationId: string;
  /** Undefined: that of the user's settings. */
  language?: SpokenLanguage | undefined;
}

/** The settings are not waited for longer than this: audio must go to a worker. */
export const lookupPatienceMs = 1000;
/** The recogniser does without a vocabulary that takes longer. */
const vocabularyPatienceMs = 150;

/** What a worker is told of a dictation. Never rejects: without the database the defaults serve. */
export async function recognitionRequest(
  { userId, dictationId, quality, mode, context, language: asked }: Asked,
  { db, vocabulary, clock }: { db: Database; vocabulary: Vocabulary; clock: Clock },
): Promise<Omit<Open, 'type' | 'resume'>> {
  const expecting = Promise.race([
    vocabulary.expect(userId, context),
    clock.sleep(vocabularyPatienceMs).then(() => undefined),
  ]);
  const looked = settingsOf(db, userId).catch(() => undefined);
  const settings =
    (await Promise.race([looked, clock.sleep(lookupPatienceMs).then(() => undefined)])) ?? defaultSettings;
  const language = asked ?? settings.language;
  const bias = (await expecting)?.(language);
  return { dictationId, userId, quality, mode, language, editor: settings.editor, ...bias };
}
