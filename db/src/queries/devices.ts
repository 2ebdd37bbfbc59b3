import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type DeviceRow, devices, pairingCodes, refreshTokens, type UserRow, users } from '../schema/index.ts';

/** Also forgets codes that nobody redeemed in time. */
export async function insertPairingCode(
  db: Database,
  userId: string,
  code: { codeHash: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(pairingCodes).where(lt(pairingCodes.expiresAt, now));
    await tx.insert(pairingCodes).values({ ...code, userId });
  });
}

/**
 * Uses up a code; the device and its first refresh token come into being with it or not at all.
 * @returns undefined when the code is unknown, used or expired
 */
export async function redeemPairingCode(
  db: Database,
  codeHash: string,
  device: { name: string; family: string; tokenHash: string; expiresAt: Date },
  now: Date,
): Promise<{ user: UserRow; deviceId: string } | undefined> {
  return db.transaction(async (tx) => {
    const [code] = await tx
      .delete(pairingCodes)
      .where(and(eq(pairingCodes.codeHash, codeHash), gt(pairingCodes.expiresAt, now)))
      .returning();
    if (!code) return undefined;
    const [user] = await tx.select().from(users).where(eq(users.id, code.userId)).limit(1);
    if (!user) return undefined;
    const deviceId = uuid7(now.getTime());
    const { name, ...token } = device;
    await tx.insert(devices).values({ id: deviceId, userId: user.id, name, createdAt: now, lastUsedAt: now });
    await tx.insert(refreshTokens).values({ ...token, userId: user.id, deviceId, createdAt: now });
    return { user, deviceId };
  });
}

export async function listDevices(db: Database, userId: string): Promise<DeviceRow[]> {
  return db.select().from(devices).where(eq(devices.userId, userId)).orderBy(desc(devices.lastUsedAt));
}

export async function deviceExists(db: Database, userId: string, deviceId: string): Promise<boolean> {
  const found = await db
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.userId, userId), eq(devices.id, deviceId)))
    .limit(1);
  return found.length > 0;
}

/** Its refresh tokens go with it. @returns false when the user has no such device */
export async function deleteDevice(db: Database, userId: string, deviceId: string): Promise<boolean> {
  const gone = await db
    .delete(devices)
    .where(and(eq(devices.userId, userId), eq(devices.id, deviceId)))
    .returning({ id: devices.id });
  return gone.length > 0;
}
