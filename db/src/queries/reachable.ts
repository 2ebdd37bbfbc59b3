import { sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';

/** Rejects when the server does not answer. */
export async function reach(db: Database): Promise<void> {
  await db.execute(sql`select 1`);
}
