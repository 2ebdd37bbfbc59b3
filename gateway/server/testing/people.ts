import { randomUUID } from 'node:crypto';
import type { GroupName } from '../../contract/rest/word-lists.ts';
import { api, login } from './client.ts';

export interface Person {
  id: string;
  token: string;
}

/** Someone nobody has met, signed in. */
export async function newPerson(url: string, adminToken: string): Promise<Person> {
  const account = { email: `${randomUUID()}@voice.test`, password: 'a long password' };
  const made = await api(url, adminToken).api.admin.users.$post({ json: account });
  if (!made.ok) throw new Error(`a user: ${made.status} ${await made.text()}`);
  const { access_token: token, user } = await login(url, account);
  return { id: user.id, token };
}

export async function newGroup(url: string, adminToken: string, ...members: { id: string }[]): Promise<GroupName> {
  const { groups } = api(url, adminToken).api.admin;
  const made = await groups.$post({ json: { name: `Отдел ${randomUUID()}` } });
  if (!made.ok) throw new Error(`a group: ${made.status} ${await made.text()}`);
  const { id, name } = (await made.json()) as GroupName;
  for (const { id: user_id } of members) {
    const added = await groups[':id'].members[':user_id'].$put({ param: { id, user_id } });
    if (!added.ok) throw new Error(`a member: ${added.status} ${await added.text()}`);
  }
  return { id, name };
}
