import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { Group, GroupName } from '@alfavoice/gateway/contract';
import { outliving } from './requests.ts';

export const listGroups = async (api: GatewayApi): Promise<Answer<Group[]>> => {
  const list = await answer(api.api.admin.groups.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};

export const addGroup = (api: GatewayApi, name: string): Promise<Answer<GroupName>> =>
  answer(api.api.admin.groups.$post({ json: { name } }));

/** Deletes for good, its dictionary too. */
export const deleteGroup = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.admin.groups[':id'].$delete({ param: { id } }, outliving));

/** @returns ids of the members */
export const listMembers = async (api: GatewayApi, id: string): Promise<Answer<string[]>> => {
  const list = await answer(api.api.admin.groups[':id'].members.$get({ param: { id } }));
  return list.ok ? { ok: true, value: list.value.items.map((member) => member.id) } : list;
};

export const setMember = (
  api: GatewayApi,
  groupId: string,
  userId: string,
  member: boolean,
): Promise<Answer<undefined>> => {
  const membership = api.api.admin.groups[':id'].members[':user_id'];
  const param = { id: groupId, user_id: userId };
  return answer(member ? membership.$put({ param }) : membership.$delete({ param }));
};
