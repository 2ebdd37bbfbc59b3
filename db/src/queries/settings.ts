import { eq, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { settings } from '../schema/index.ts';

/** @returns what the user changed; empty when nothing yet */
export async function readSettings(db: Database, userId: string): Promise<Record<string, unknown>> {
  return (await db.select().from(settings).where(eq(settings.userId, userId)).limit(1))[0]?.values ?? {};
}

/** Merges in one statement, so that two changes at once both stay. @returns all that the user has changed so far */
export async function changeSettings(
  db: Database,
  userId: string,
  changed: Record<string, unknown>,
  now: Date,
): Promise<Record<string, unknown>> {
  const [row] = await db
    .insert(settings)
    .values({ userId, values: changed, updatedAt: now })
    .onConflictDoUpdate({
      target: settings.userId,
      set: { values: sql`${settings.values} || excluded.values`, updatedAt: now },
    })
    .returning();
  return row?.values ?? changed;
}
