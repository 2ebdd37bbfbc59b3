import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type GroupRow, groupMembers, groups, terms, users } from '../schema/index.ts';
import { isDuplicate, isOrphan } from '../trouble.ts';

export type GroupName = Pick<GroupRow, 'id' | 'name'>;

/** The groups a user is a member of, by name. */
export const groupsOf = (db: Database, userId: string): Promise<GroupName[]> =>
  db
    .select({ id: groups.id, name: groups.name })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(eq(groupMembers.userId, userId))
    .orderBy(asc(groups.name));

/** Every group with the number of its members and of its terms, by name. For administrators. */
export const listGroups = (db: Database): Promise<(GroupName & { members: number; terms: number })[]> =>
  db
    .select({
      id: groups.id,
      name: groups.name,
      members: db.$count(groupMembers, eq(groupMembers.groupId, groups.id)),
      terms: db.$count(terms, eq(terms.groupId, groups.id)),
    })
    .from(groups)
    .orderBy(asc(groups.name));

export async function findGroup(db: Database, groupId: string): Promise<GroupName | undefined> {
  return (await db.select({ id: groups.id, name: groups.name }).from(groups).where(eq(groups.id, groupId)).limit(1))[0];
}

/** @returns undefined when the name is taken */
export async function insertGroup(db: Database, name: string, now: Date): Promise<GroupName | undefined> {
  const [row] = await db
    .insert(groups)
    .values({ id: uuid7(now.getTime()), name, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: groups.id, name: groups.name });
  return row;
}

/** @returns `taken` when another group has the name; undefined when there is no such group */
export async function renameGroup(
  db: Database,
  groupId: string,
  name: string,
): Promise<GroupName | 'taken' | undefined> {
  try {
    const [row] = await db
      .update(groups)
      .set({ name })
      .where(eq(groups.id, groupId))
      .returning({ id: groups.id, name: groups.name });
    return row;
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

/** Its terms go with it. @returns false when there is no such group */
export async function deleteGroup(db: Database, groupId: string): Promise<boolean> {
  return (await db.delete(groups).where(eq(groups.id, groupId)).returning({ id: groups.id })).length > 0;
}

export const listMembers = (db: Database, groupId: string): Promise<{ id: string; email: string }[]> =>
  db
    .select({ id: users.id, email: users.email })
    .from(groupMembers)
    .innerJoin(users, eq(users.id, groupMembers.userId))
    .where(eq(groupMembers.groupId, groupId))
    .orderBy(asc(users.email));

/** Who is a member already stays one. @returns false when there is no such group or user */
export async function addMember(db: Database, groupId: string, userId: string): Promise<boolean> {
  try {
    await db.insert(groupMembers).values({ groupId, userId }).onConflictDoNothing();
    return true;
  } catch (error) {
    if (isOrphan(error)) return false;
    throw error;
  }
}

/** @returns false when the user was no member */
export async function removeMember(db: Database, groupId: string, userId: string): Promise<boolean> {
  const gone = await db
    .delete(groupMembers)
    .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, userId)))
    .returning({ userId: groupMembers.userId });
  return gone.length > 0;
}
