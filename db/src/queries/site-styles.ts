import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { siteStyles } from '../schema/index.ts';

export interface SiteStyle {
  host: string;
  style: string;
}

/** By alphabet. */
export const listSiteStyles = (db: Database, userId: string): Promise<SiteStyle[]> =>
  db
    .select({ host: siteStyles.host, style: siteStyles.style })
    .from(siteStyles)
    .where(eq(siteStyles.userId, userId))
    .orderBy(asc(sql`${siteStyles.host} collate "C"`));

export async function findSiteStyle(db: Database, userId: string, host: string): Promise<string | undefined> {
  const [row] = await db
    .select({ style: siteStyles.style })
    .from(siteStyles)
    .where(and(eq(siteStyles.userId, userId), eq(siteStyles.host, host)));
  return row?.style;
}

/** @returns false when the user has `most` of them already */
export async function putSiteStyle(
  db: Database,
  userId: string,
  { host, style }: SiteStyle,
  most: number,
): Promise<boolean> {
  const known = await findSiteStyle(db, userId, host);
  if (known === undefined && (await db.$count(siteStyles, eq(siteStyles.userId, userId))) >= most) return false;
  await db
    .insert(siteStyles)
    .values({ userId, host, style })
    .onConflictDoUpdate({ target: [siteStyles.userId, siteStyles.host], set: { style } });
  return true;
}

/** @returns false when the user has none for this site */
export async function deleteSiteStyle(db: Database, userId: string, host: string): Promise<boolean> {
  const gone = await db
    .delete(siteStyles)
    .where(and(eq(siteStyles.userId, userId), eq(siteStyles.host, host)))
    .returning({ host: siteStyles.host });
  return gone.length > 0;
}
