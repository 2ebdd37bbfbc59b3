import { createRoute, z } from '@hono/zod-openapi';
import { acceptedProposalSchema, acceptProposalSchema, proposalListSchema } from '../rest/proposals.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['dictionary'];
const params = z.object({ id: z.uuid() });

export const listProposals = createRoute({
  method: 'get',
  path: '/api/dictionary/proposals',
  tags,
  security: signedIn,
  summary: 'Words that were corrected in the history and may be worth a term or a replacement',
  responses: { 200: json(proposalListSchema, 'Proposals'), ...problems },
});
export const acceptProposal = createRoute({
  method: 'post',
  path: '/api/dictionary/proposals/{id}/accept',
  tags,
  security: signedIn,
  summary: 'Make it a term or a replacement',
  request: { params, body: jsonBody(acceptProposalSchema) },
  responses: { 200: json(acceptedProposalSchema, 'What it is now'), ...problems },
});
export const dismissProposal = createRoute({
  method: 'post',
  path: '/api/dictionary/proposals/{id}/dismiss',
  tags,
  security: signedIn,
  summary: 'Do not propose it again',
  request: { params },
  responses: { 204: { description: 'Dismissed' }, ...problems },
});
