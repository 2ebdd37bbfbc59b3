import { createRoute, z } from '@hono/zod-openapi';
import {
  dictationDetailSchema,
  historyPageSchema,
  historyPatchSchema,
  historyQuerySchema,
  rewriteSchema,
} from '../rest/history.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['history'];
const params = z.object({ id: z.uuid() });

export const listHistory = createRoute({
  method: 'get',
  path: '/api/history',
  tags,
  security: signedIn,
  summary: 'Dictations, newest first; `q` searches Russian and English with stemming',
  request: { query: historyQuerySchema },
  responses: { 200: json(historyPageSchema, 'A page'), ...problems },
});
export const getDictation = createRoute({
  method: 'get',
  path: '/api/history/{id}',
  tags,
  security: signedIn,
  summary: 'One dictation',
  request: { params },
  responses: { 200: json(dictationDetailSchema, 'The dictation'), ...problems },
});
export const patchDictation = createRoute({
  method: 'patch',
  path: '/api/history/{id}',
  tags,
  security: signedIn,
  summary: 'Correct the text',
  request: { params, body: jsonBody(historyPatchSchema) },
  responses: { 200: json(dictationDetailSchema, 'The dictation'), ...problems },
});
export const rewriteHistory = createRoute({
  method: 'post',
  path: '/api/history/{id}/rewrite',
  tags,
  security: signedIn,
  summary: 'Write the raw text again in another style, with today’s dictionary; `preview` only shows it',
  request: { params, body: jsonBody(rewriteSchema) },
  responses: { 200: json(dictationDetailSchema, 'The dictation as it is written now'), ...problems },
});
export const deleteDictation = createRoute({
  method: 'delete',
  path: '/api/history/{id}',
  tags,
  security: signedIn,
  summary: 'Delete one dictation for good',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
});
const wav = { 'audio/wav': { schema: z.string() } };
export const getAudio = createRoute({
  method: 'get',
  path: '/api/history/{id}/audio',
  tags,
  security: signedIn,
  summary: 'The sound of a dictation: WAV, 16 kHz, mono, 16 bits; one range of bytes at a time',
  request: { params },
  responses: {
    200: { description: 'The whole of it', content: wav },
    206: { description: 'The range that was asked for', content: wav },
    416: { description: 'The range lies behind its end' },
    ...problems,
  },
});
export const deleteAudio = createRoute({
  method: 'delete',
  path: '/api/history/{id}/audio',
  tags,
  security: signedIn,
  summary: 'Delete the sound of a dictation for good; the text stays',
  request: { params },
  responses: { 204: { description: 'Deleted, or none was kept' }, ...problems },
});
