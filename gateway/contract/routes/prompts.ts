import { createRoute, z } from '@hono/zod-openapi';
import { promptListSchema, promptNameSchema, promptSchema, promptTextSchema } from '../rest/prompts.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['admin'];
const params = z.object({ name: promptNameSchema });
const versionParams = params.extend({ version: z.string().max(64) });

export const listPrompts = createRoute({
  method: 'get',
  path: '/api/admin/prompts',
  tags,
  security: signedIn,
  summary: 'What the language model is told before it edits, and the texts that were used before',
  responses: { 200: json(promptListSchema, 'Prompts'), ...problems },
});
export const putPrompt = createRoute({
  method: 'put',
  path: '/api/admin/prompts/{name}',
  tags,
  security: signedIn,
  summary: 'Change a prompt; a broken one is refused with what is wrong',
  request: { params, body: jsonBody(promptTextSchema) },
  responses: { 200: json(promptSchema, 'The prompt'), ...problems },
});
export const deletePrompt = createRoute({
  method: 'delete',
  path: '/api/admin/prompts/{name}',
  tags,
  security: signedIn,
  summary: 'Back to the built-in prompt',
  request: { params },
  responses: { 200: json(promptSchema, 'The prompt'), ...problems },
});
export const getPromptVersion = createRoute({
  method: 'get',
  path: '/api/admin/prompts/{name}/versions/{version}',
  tags,
  security: signedIn,
  summary: 'A text that a prompt had',
  request: { params: versionParams },
  responses: { 200: json(promptTextSchema, 'The text'), ...problems },
});
