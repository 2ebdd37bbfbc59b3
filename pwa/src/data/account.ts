import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { Device, Role, User } from '@alfavoice/gateway/contract';

export const setupNeeded = async (api: GatewayApi): Promise<Answer<boolean>> => {
  const state = await answer(api.api.auth.setup.$get());
  return state.ok ? { ok: true, value: state.value.needed } : state;
};

/** @returns a code that pairs one extension, once */
export const createPairing = async (api: GatewayApi): Promise<Answer<string>> => {
  const made = await answer(api.api.auth.pairing.$post());
  return made.ok ? { ok: true, value: made.value.code } : made;
};

export const listDevices = async (api: GatewayApi): Promise<Answer<Device[]>> => {
  const list = await answer(api.api.auth.devices.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};

export const removeDevice = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.auth.devices[':id'].$delete({ param: { id } }));

/** @returns a ticket that opens one live session */
export const liveTicket = async (api: GatewayApi): Promise<Answer<string>> => {
  const made = await answer(api.api.live.ticket.$post());
  return made.ok ? { ok: true, value: made.value.ticket } : made;
};

export const listUsers = async (api: GatewayApi): Promise<Answer<User[]>> => {
  const list = await answer(api.api.admin.users.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};

export const addUser = (
  api: GatewayApi,
  user: { email: string; password: string; role: Role },
): Promise<Answer<User>> => answer(api.api.admin.users.$post({ json: user }));
