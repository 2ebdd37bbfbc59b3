import { type Database, findGroup, groupsOf, type TermOwner, type TermReader } from '@alfavoice/db';
import type { GroupName } from '../../contract/rest/word-lists.ts';
import type { SignedInUser } from '../auth/access-tokens.ts';
import { ProblemError } from '../problem/problem.ts';

/** What one person may do with lists of words: own ones always, those of a group as a member or as an administrator. */
export interface Access {
  reader: TermReader;
  /** Groups the person is a member of. */
  groups: GroupName[];
  isAdministrator: boolean;
}

export async function accessOf(db: Database, { id, role }: SignedInUser): Promise<Access> {
  const groups = await groupsOf(db, id);
  return {
    reader: { userId: id, groupIds: groups.map((group) => group.id) },
    groups,
    isAdministrator: role === 'admin',
  };
}

/** @returns the group, when the person may see its words. @throws ProblemError `not_found` */
export async function visibleGroup(db: Database, access: Access, groupId: string): Promise<GroupName> {
  const group =
    access.groups.find(({ id }) => id === groupId) ??
    (access.isAdministrator ? await findGroup(db, groupId) : undefined);
  if (!group) throw new ProblemError('not_found', 'There is no such group among yours.');
  return group;
}

/**
 * Whose list a request writes to.
 * @param groupId undefined: the person's own
 * @throws ProblemError `not_found`, or `forbidden` for members who are no administrators
 */
export async function writableOwner(
  db: Database,
  access: Access,
  groupId: string | undefined,
): Promise<{ owner: TermOwner; group: GroupName | null }> {
  if (groupId === undefined) return { owner: { userId: access.reader.userId }, group: null };
  const group = await visibleGroup(db, access, groupId);
  if (!access.isAdministrator) {
    throw new ProblemError(
      'forbidden',
      `The terms of “${group.name}” are changed by administrators. Nothing was changed.`,
    );
  }
  return { owner: { groupId }, group };
}
