import {
  type Database,
  type DictationRow,
  databaseTrouble,
  insertDictation,
  isDatabaseAway,
  isOrphan,
} from '@alfavoice/db';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { settingsOf } from '../settings/of-user.ts';
import type { DictationAudio } from './audio.ts';
import type { Finished } from './finished.ts';
import type { Pending } from './pending.ts';

/** The end of the way: a dictation goes into history, exactly once. */
export interface Store {
  /**
   * Its sound, where it has some, is taken from the spool into the blobs when the row is there, or deleted where the row
   * does not refer to it.
   * @returns the row, which is an earlier one when the same dictation was stored before; undefined when the database is
   * away: then the dictation is on disk, and its row follows
   */
  keep(userId: string, dictation: Finished): Promise<DictationRow | undefined>;
  /** Writes what waits on disk, now and whenever something does, until closed. */
  deliverPending(): Promise<void>;
  close(): void;
}

export interface StoreOptions {
  /** The client does not wait longer than this for a database that hangs. */
  patienceMs: number;
  /** Between two attempts to write what waits on disk. */
  retryMs: number;
}
export const defaultStoreOptions: StoreOptions = { patienceMs: 3000, retryMs: 1000 };

export interface StoreParts {
  db: Database;
  pending: Pending;
  audio: DictationAudio;
  clock: Clock;
  log: Logger;
  options?: StoreOptions;
}

export function createStore({ db, pending, audio, clock, log, options = defaultStoreOptions }: StoreParts): Store {
  const closing = new AbortController();
  let somethingWaits: () => void = () => {};

  const write = async (userId: string, dictation: Finished) => {
    const { history_limit, keep_audio_days } = await settingsOf(db, userId);
    const { audioId } = dictation;
    const kept = keep_audio_days === 0 ? { ...dictation, audioId: null } : dictation;
    const { row, droppedAudio } = await insertDictation(db, userId, kept, history_limit);
    if (audioId) void audio.settle(audioId, row.audioId === audioId);
    void audio.delete(droppedAudio);
    return row;
  };

  /** @returns false when the database is away: the rest can wait too */
  const deliver = async (name: string): Promise<boolean> => {
    const waiting = await pending.read(name);
    if (!waiting) {
      log.error({ file: name }, 'a pending dictation is damaged: set aside');
      await pending.setAside(name);
      return true;
    }
    try {
      const { id } = await write(waiting.userId, waiting.dictation);
      await pending.remove(name);
      log.info({ dictationId: waiting.dictation.dictationId, historyId: id }, 'pending dictation stored');
      return true;
    } catch (error) {
      if (!isOrphan(error)) {
        if (!isDatabaseAway(error))
          log.error({ trouble: databaseTrouble(error), file: name }, 'pending dictation not stored');
        return false;
      }
      log.error({ file: name }, 'a pending dictation belongs to nobody any more: set aside');
      if (waiting.dictation.audioId) await audio.delete([waiting.dictation.audioId]);
      await pending.setAside(name);
      return true;
    }
  };

  return {
    async keep(userId, dictation) {
      const written = write(userId, dictation).catch((error: unknown) => {
        const message = isDatabaseAway(error) ? 'database away: dictation kept on disk' : 'dictation kept on disk';
        log.error({ trouble: databaseTrouble(error), dictationId: dictation.dictationId }, message);
        return undefined;
      });
      const row = await Promise.race([written, clock.sleep(options.patienceMs).then(() => undefined)]);
      if (row) return row;
      await pending.keep(userId, dictation);
      somethingWaits();
      return undefined;
    },
    async deliverPending() {
      const closed = aborted(closing.signal);
      while (!closing.signal.aborted) {
        const news = new Promise<void>((resolve) => {
          somethingWaits = resolve;
        });
        let away = false;
        for (const name of await pending.list()) {
          if (closing.signal.aborted) return;
          if (await deliver(name)) continue;
          away = true;
          break;
        }
        if (!away) await Promise.race([news, closed]);
        await clock.sleep(options.retryMs, closing.signal).catch(() => {});
      }
    },
    close: () => closing.abort(),
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
