import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { Proposal, ProposalKind } from '@alfavoice/gateway/contract';
import { outliving } from './requests.ts';

export const listProposals = async (api: GatewayApi): Promise<Answer<Proposal[]>> => {
  const list = await answer(api.api.dictionary.proposals.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};

export const acceptProposal = (api: GatewayApi, id: string, kind: ProposalKind) =>
  answer(api.api.dictionary.proposals[':id'].accept.$post({ param: { id }, json: { kind } }));

/** It is not proposed again. */
export const dismissProposal = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.dictionary.proposals[':id'].dismiss.$post({ param: { id } }, outliving));
