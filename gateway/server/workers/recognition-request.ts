import type { Database } from '@alfavoice/db';
import type { Open, OpenWriting } from '@alfavoice/inference/contract';
import type { SpokenLanguage, Start } from '../../contract/live/messages.ts';
import { defaultSettings } from '../../contract/rest/settings.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { settingsOf } from '../settings/of-user.ts';
import { mayEdit, styleFor, writingOptions } from '../writing/preferences.ts';

/** A dictation as its client or the spool tells of it. */
export interface Asked extends Pick<Start, 'quality' | 'mode' | 'context'> {
  userId: string;
  dictationId: string;
  /** Undefined: that of the user's settings. */
  language?: SpokenLanguage | undefined;
}

/** The settings are not waited for longer than this: audio must go to a worker. */
export const lookupPatienceMs = 1000;
/** A dictation begins without terms and snippets that take longer; they are kept for the next one. */
const phrasesPatienceMs = 300;
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
  const late = clock.sleep(lookupPatienceMs).then(() => undefined);
  const phrasing = Promise.race([vocabulary.phrasesOf(userId), clock.sleep(phrasesPatienceMs).then(() => undefined)]);
  const looked = settingsOf(db, userId).then(async (settings) => ({
    settings,
    style: await styleFor(db, userId, context ?? {}, settings.style),
  }));
  const known = await Promise.race([looked.catch(() => undefined), late]);
  const settings = known?.settings ?? defaultSettings;
  const language = asked ?? settings.language;
  const bias = (await expecting)?.(language);
  const style = known?.style ?? settings.style;
  const writing: OpenWriting = {
    style,
    options: writingOptions(settings),
    ...(context?.before && { precedingText: context.before }),
    ...(await phrasing),
  };
  return { dictationId, userId, quality, mode, language, editor: mayEdit(style, settings), writing, ...bias };
}
