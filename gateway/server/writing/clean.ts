import type { Database, DictationChange } from '@alfavoice/db';
import type { Logger } from 'pino';
import type { Language } from '../../contract/live/messages.ts';
import type { Style } from '../../contract/rest/styles.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { ProblemError } from '../problem/problem.ts';
import { settingsOf } from '../settings/of-user.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { storedChanges } from './changes.ts';
import { mayEdit, styleFor, writingOptions } from './preferences.ts';

export interface CleanParts {
  db: Database;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  log: Logger;
}

export interface Cleaned {
  text: string;
  raw: string;
  style: Style;
  changes: DictationChange[];
}

/** Longest wait for a worker and its answer. */
const patienceMs = 30_000;
const retryS = 5;

/** Text as spoken to text as the person has it written. @throws ProblemError `unavailable` when no worker answers */
export async function cleanFor(
  userId: string,
  { text, language, style: asked }: { text: string; language: Language; style?: string | undefined },
  { db, workers, vocabulary, log }: CleanParts,
  gone: AbortSignal,
): Promise<Cleaned> {
  const settings = await settingsOf(db, userId);
  const style = await styleFor(db, userId, { style: asked }, settings.style);
  const phrases = await vocabulary.phrasesOf(userId);
  const signal = AbortSignal.any([gone, AbortSignal.timeout(patienceMs)]);
  const request = {
    text,
    language,
    style,
    options: writingOptions(settings),
    editor: mayEdit(style, settings),
    ...phrases,
  };
  try {
    const worker = await workers.choose(signal);
    const cleaned = await worker.clean(request, signal);
    return { text: cleaned.text, raw: cleaned.raw, style, changes: storedChanges(cleaned.changes) };
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'clean-up failed');
    throw new ProblemError('unavailable', 'The clean-up of text is away. Try again in a moment.', {
      retry_after: retryS,
    });
  }
}
