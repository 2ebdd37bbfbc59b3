import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type UserRow, users } from '../schema/index.ts';

export type NewUser = Pick<UserRow, 'email' | 'passwordHash' | 'role'>;
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Only one of several requests at once may make the first administrator. */
const firstUserLock = 7_202_612;

const insert = (db: Database | Transaction, user: NewUser, now: Date) =>
  db
    .insert(users)
    .values({ id: uuid7(now.getTime()), createdAt: now, ...user })
    .onConflictDoNothing({ target: users.email })
    .returning();

export async function anyUserExists(db: Database): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).limit(1)).length > 0;
}

/** @returns undefined when there is a user already */
export async function insertFirstUser(db: Database, user: NewUser, now: Date): Promise<UserRow | undefined> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${firstUserLock})`);
    if ((await tx.select({ id: users.id }).from(users).limit(1)).length > 0) return undefined;
    return (await insert(tx, user, now))[0];
  });
}

/** @returns undefined when the address is taken */
export async function insertUser(db: Database, user: NewUser, now: Date): Promise<UserRow | undefined> {
  return (await insert(db, user, now))[0];
}

export async function findUserByEmail(db: Database, email: string): Promise<UserRow | undefined> {
  return (await db.select().from(users).where(eq(users.email, email)).limit(1))[0];
}

export async function findUser(db: Database, userId: string): Promise<UserRow | undefined> {
  return (await db.select().from(users).where(eq(users.id, userId)).limit(1))[0];
}

export async function listUsers(db: Database): Promise<Pick<UserRow, 'id' | 'email' | 'role'>[]> {
  return db.select({ id: users.id, email: users.email, role: users.role }).from(users).orderBy(asc(users.email));
}
