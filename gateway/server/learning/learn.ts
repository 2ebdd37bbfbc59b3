import { type Database, type DictationRow, databaseTrouble, noteProposals } from '@alfavoice/db';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { proposalsFrom } from './corrections.ts';

/**
 * Notes what a correction may teach. Going back to what was heard teaches nothing. Never rejects: the correction is
 * what counts.
 * @param before the dictation before it was corrected
 */
export async function learnFrom(
  before: DictationRow,
  corrected: string,
  { db, clock, log }: { db: Database; clock: Clock; log: Logger },
): Promise<void> {
  const found = proposalsFrom(before.text, corrected).filter(({ written }) => !before.raw.includes(written));
  try {
    await noteProposals(db, before.userId, before.id, found, new Date(clock.now()));
  } catch (error) {
    log.warn({ trouble: databaseTrouble(error) ?? 'unknown' }, 'a correction could not be learnt from');
  }
}
