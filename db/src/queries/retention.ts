import { and, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { dictations, settings } from '../schema/index.ts';

/** Days after which something goes, as a person set it, or by default; 0 is left to the caller. */
const daysOf = (name: string, byDefault: number): SQL =>
  sql`case when jsonb_typeof(${settings.values}->${name}) = 'number' then (${settings.values}->>${name})::numeric else ${byDefault}::numeric end`;

interface Retention {
  /** Days that hold for those who set nothing. */
  byDefault: number;
  now: Date;
  /** At most so many rows at once. */
  limit: number;
}

/** Rows older than their owner wants; those that another process is at are left to it. */
const overdue = (db: Pick<Database, 'select'>, days: SQL, never: boolean, { now, limit }: Retention, more?: SQL) =>
  db
    .select({ id: dictations.id, audioId: dictations.audioId })
    .from(dictations)
    .leftJoin(settings, eq(settings.userId, dictations.userId))
    .where(
      and(
        more,
        never ? sql`${days} > 0` : undefined,
        lt(dictations.createdAt, sql`${now.toISOString()}::timestamptz - ${days} * interval '1 day'`),
      ),
    )
    .limit(limit)
    .for('update', { of: dictations, skipLocked: true });

/**
 * Lets go of sound that is older than its owner's `keep_audio_days` (0: of all of it).
 * @returns the blobs to delete; fewer than `limit`: nothing is left to do
 */
export async function forgetOldAudio(db: Database, retention: Retention): Promise<string[]> {
  const days = daysOf('keep_audio_days', retention.byDefault);
  return db.transaction(async (tx) => {
    const old = await overdue(tx, days, false, retention, isNotNull(dictations.audioId));
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await tx.update(dictations).set({ audioId: null }).where(inArray(dictations.id, ids));
    return old.flatMap(({ audioId }) => (audioId ? [audioId] : []));
  });
}

/**
 * Deletes dictations that are older than their owner's `keep_text_days` (0: never).
 * @returns how many went, and the blobs to delete
 */
export async function deleteOldDictations(
  db: Database,
  retention: Retention,
): Promise<{ count: number; audio: string[] }> {
  const days = daysOf('keep_text_days', retention.byDefault);
  return db.transaction(async (tx) => {
    const old = await overdue(tx, days, true, retention);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await tx.delete(dictations).where(inArray(dictations.id, ids));
    return { count: ids.length, audio: old.flatMap(({ audioId }) => (audioId ? [audioId] : [])) };
  });
}

/** @returns those of the blobs that some dictation refers to */
export async function referredAudio(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ audioId: dictations.audioId })
    .from(dictations)
    .where(inArray(dictations.audioId, [...ids]));
  return new Set(rows.flatMap(({ audioId }) => (audioId ? [audioId] : [])));
}

/** By the database's clock. */
export async function databaseTime(db: Database): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(sql`select (extract(epoch from now()) * 1000)::float8 as ms`);
  return new Date(row?.ms ?? Number.NaN);
}
