import { changeUpload, databaseTrouble, findUpload, isDatabaseAway, type UploadRow } from '@alfavoice/db';
import type { Problem } from '../../contract/problem.ts';
import { isDiskFull } from '../blobs/index.ts';
import { ProblemError } from '../problem/problem.ts';
import { hearAndStore, Later, type ProcessingParts } from './hear-and-store.ts';
import type { Again, Work } from './queue.ts';

export interface WorkOptions {
  /** Attempts at which the recording itself may be what fails; what was heard in between begins the count anew. */
  maxFailures: number;
  /** Before the next attempt, times the attempts so far: a recording that brings workers down must not do it at every turn. */
  failureMs: number;
}
export const defaultWorkOptions: WorkOptions = { maxFailures: 5, failureMs: 15_000 };

/** Before the next attempt when the database or the disk has no room for it. */
const awayMs = 3_000;

const unheard = {
  code: 'internal',
  detail:
    'Speech recognition failed at this recording several times. Its sound is kept on the server: try again later, or tell your administrator.',
} as const;

/** What is done for a recording that is on disk: decoded, heard, stored once, however often it is begun and broken off. */
export function createWork(parts: ProcessingParts, { maxFailures, failureMs } = defaultWorkOptions): Work {
  const { db, clock, log, metrics } = parts;
  const change = ({ userId, dictationId }: UploadRow, changes: Parameters<typeof changeUpload>[3]) =>
    changeUpload(db, userId, dictationId, changes, new Date(clock.now()), ['queued', 'recognising']);

  const giveUp = async (row: UploadRow, { code, detail }: Pick<Problem, 'code' | 'detail'>) => {
    await change(row, { state: 'failed', problem: { code, detail } });
    metrics.dictations.inc({ outcome: 'failed' });
    log.warn({ dictationId: row.dictationId, code }, 'a recording cannot be recognised');
    return undefined;
  };

  const afterError = async (row: UploadRow, error: unknown): Promise<Again | undefined> => {
    const { dictationId } = row;
    if (error instanceof Later) return { afterMs: error.afterMs };
    if (isDiskFull(error)) return { afterMs: awayMs };
    if (error instanceof ProblemError) return giveUp(row, error.problem);
    const failures = ((await findUpload(db, row.userId, dictationId))?.failures ?? 0) + 1;
    const why = databaseTrouble(error) ?? (error instanceof Error ? error.message : 'unknown');
    log.warn({ dictationId, failures, why }, 'an attempt at a recording failed');
    if (failures >= maxFailures) return giveUp(row, unheard);
    await change(row, { failures });
    return { afterMs: failures * failureMs, givesWay: true };
  };

  return async ({ userId, dictationId }, kind, signal) => {
    try {
      const row = await findUpload(db, userId, dictationId);
      if (row?.state !== 'queued' && row?.state !== 'recognising') return undefined;
      try {
        await hearAndStore(row, kind, { ...parts, signal, change: (changes) => change(row, changes) });
        return undefined;
      } catch (error) {
        signal.throwIfAborted();
        if (isDatabaseAway(error)) throw error;
        return await afterError(row, error);
      }
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      return { afterMs: awayMs };
    }
  };
}
