import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { devices, refreshTokens, type UserRow, users } from '../schema/index.ts';

export interface NewRefreshToken {
  tokenHash: string;
  family: string;
  deviceId: string | null;
  expiresAt: Date;
}

/** Also forgets what of this user's has expired, so that the table does not grow for ever. */
export async function insertRefreshToken(
  db: Database,
  userId: string,
  token: NewRefreshToken,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(refreshTokens).where(and(eq(refreshTokens.userId, userId), lt(refreshTokens.expiresAt, now)));
    await tx.insert(refreshTokens).values({ ...token, userId, createdAt: now });
  });
}

export type Rotation =
  | { outcome: 'rotated'; user: UserRow; deviceId: string | null; family: string }
  /** Someone else has used this token: every token of the family is revoked now. */
  | { outcome: 'reused' }
  | { outcome: 'unknown' };

/** Uses up one token and stores the next of its family, in one transaction. */
export async function rotateRefreshToken(
  db: Database,
  usedHash: string,
  next: { tokenHash: string; expiresAt: Date },
  now: Date,
): Promise<Rotation> {
  return db.transaction(async (tx) => {
    const [used] = await tx
      .update(refreshTokens)
      .set({ usedAt: now })
      .where(
        and(
          eq(refreshTokens.tokenHash, usedHash),
          isNull(refreshTokens.usedAt),
          isNull(refreshTokens.revokedAt),
          gt(refreshTokens.expiresAt, now),
        ),
      )
      .returning();
    if (!used) {
      const [seen] = await tx.select().from(refreshTokens).where(eq(refreshTokens.tokenHash, usedHash)).limit(1);
      if (!seen?.usedAt) return { outcome: 'unknown' };
      await tx
        .update(refreshTokens)
        .set({ revokedAt: now })
        .where(and(eq(refreshTokens.family, seen.family), isNull(refreshTokens.revokedAt)));
      return { outcome: 'reused' };
    }
    const { family, userId, deviceId } = used;
    await tx.insert(refreshTokens).values({ ...next, family, userId, deviceId, createdAt: now });
    if (deviceId) await tx.update(devices).set({ lastUsedAt: now }).where(eq(devices.id, deviceId));
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).limit(1);
    return user ? { outcome: 'rotated', user, deviceId, family } : { outcome: 'unknown' };
  });
}

/** Ends the sign-in that this token belongs to. A token nobody knows changes nothing. */
export async function revokeFamilyOf(db: Database, tokenHash: string, now: Date): Promise<void> {
  const family = db
    .select({ family: refreshTokens.family })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash));
  await db
    .update(refreshTokens)
    .set({ revokedAt: now })
    .where(and(eq(refreshTokens.family, family), isNull(refreshTokens.revokedAt)));
}
