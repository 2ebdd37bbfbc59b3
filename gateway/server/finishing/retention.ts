import { type Database, databaseTrouble, deleteOldDictations, forgetOldAudio, referredAudio } from '@alfavoice/db';
import type { Logger } from 'pino';
import { defaultSettings } from '../../contract/rest/settings.ts';
import type { BlobStore } from '../blobs/index.ts';
import type { Clock } from '../clock.ts';
import type { DictationAudio } from './audio.ts';
import { createBelievedTime } from './believed-time.ts';
import type { Pending } from './pending.ts';

/** Deletes what people do not want to keep any longer: `keep_audio_days`, `keep_text_days`, and sound that belongs to no dictation. */
export interface Retention {
  /** One round. Rejects when the database or the disk does not answer; the next round goes on. */
  once(): Promise<void>;
  /** Rounds until closed. */
  run(): Promise<void>;
  close(): void;
}

export interface RetentionOptions {
  intervalMs: number;
  /** Rows in one transaction. */
  batch: number;
  /** Sound without a dictation is kept so long: it may be just being stored, or the database may be restored from a backup. */
  strayMs: number;
}
export const defaultRetentionOptions: RetentionOptions = {
  intervalMs: 10 * 60_000,
  batch: 500,
  strayMs: 24 * 3600_000,
};

export interface RetentionParts {
  db: Database;
  blobs: BlobStore;
  audio: DictationAudio;
  pending: Pending;
  clock: Clock;
  log: Logger;
  options?: RetentionOptions;
}

/** Several gateways may run it at once: each row and each blob goes once. */
export function createRetention(parts: RetentionParts): Retention {
  const { db, blobs, audio, pending, clock, log, options = defaultRetentionOptions } = parts;
  const believedTime = createBelievedTime(parts);
  const closing = new AbortController();

  const letGo = async (at: Date) => {
    const common = { now: at, limit: options.batch };
    let texts = 0;
    let sounds = 0;
    for (let full = true; full && !closing.signal.aborted; ) {
      const gone = await deleteOldDictations(db, { ...common, byDefault: defaultSettings.keep_text_days });
      await audio.delete(gone.audio);
      texts += gone.count;
      full = gone.count === options.batch;
    }
    for (let full = true; full && !closing.signal.aborted; ) {
      const gone = await forgetOldAudio(db, { ...common, byDefault: defaultSettings.keep_audio_days });
      await audio.delete(gone);
      sounds += gone.length;
      full = gone.length === options.batch;
    }
    if (texts + sounds > 0) log.info({ dictations: texts, sounds }, 'old dictations and sounds deleted');
  };

  const waitingAudio = async () => {
    const waiting = await Promise.all((await pending.list()).map((name) => pending.read(name)));
    return new Set(waiting.map((one) => one?.dictation.audioId));
  };
  const sweep = async (at: Date) => {
    const ids = await blobs.list();
    const waiting = await waitingAudio();
    let swept = 0;
    for (let from = 0; from < ids.length && !closing.signal.aborted; from += options.batch) {
      const some = ids.slice(from, from + options.batch);
      const known = await referredAudio(db, some);
      for (const id of some) {
        if (known.has(id) || waiting.has(id)) continue;
        const found = await blobs.stat(id);
        if (!found || at.getTime() - found.modifiedAtMs < options.strayMs) continue;
        await audio.delete([id]);
        swept += 1;
      }
    }
    if (swept > 0) log.info({ sounds: swept }, 'sounds that belonged to no dictation deleted');
  };

  const once = async () => {
    const at = await believedTime();
    await letGo(at);
    await sweep(at);
  };
  return {
    once,
    async run() {
      while (!closing.signal.aborted) {
        await once().catch((error: unknown) => {
          const trouble = databaseTrouble(error) ?? (error instanceof Error ? error.name : 'unknown');
          log.warn({ trouble }, 'old dictations are not deleted yet');
        });
        await clock.sleep(options.intervalMs, closing.signal).catch(() => {});
      }
    },
    close: () => closing.abort(),
  };
}
