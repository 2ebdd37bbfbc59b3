import { createRoute, z } from '@hono/zod-openapi';
import {
  dictionaryGroupsSchema,
  dictionaryPageSchema,
  newTermSchema,
  termListResultSchema,
  termPatchSchema,
  termSchema,
} from '../rest/dictionary.ts';
import { entryExportQuerySchema, entryListSchema, entryQuerySchema } from '../rest/word-lists.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['dictionary'];
const params = z.object({ id: z.uuid() });

export const listTerms = createRoute({
  method: 'get',
  path: '/api/dictionary',
  tags,
  security: signedIn,
  summary: 'Terms of one’s own and of one’s groups, by alphabet; `q` finds pieces of how they are written or sound',
  request: { query: entryQuerySchema },
  responses: { 200: json(dictionaryPageSchema, 'A page'), ...problems },
});
export const createTerm = createRoute({
  method: 'post',
  path: '/api/dictionary',
  tags,
  security: signedIn,
  summary:
    'Add a term; `conflict` when it is there already, whatever its capitals, `limit_reached` when there is no room',
  request: { body: jsonBody(newTermSchema) },
  responses: { 201: json(termSchema, 'The term'), ...problems },
});
export const patchTerm = createRoute({
  method: 'patch',
  path: '/api/dictionary/{id}',
  tags,
  security: signedIn,
  summary: 'Change a term; those of a group are changed by administrators',
  request: { params, body: jsonBody(termPatchSchema) },
  responses: { 200: json(termSchema, 'The term'), ...problems },
});
export const deleteTerm = createRoute({
  method: 'delete',
  path: '/api/dictionary/{id}',
  tags,
  security: signedIn,
  summary: 'Delete a term; those of a group are deleted by administrators',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
});
export const addTermList = createRoute({
  method: 'post',
  path: '/api/dictionary/bulk',
  tags,
  security: signedIn,
  summary:
    'Take in a pasted list or a CSV file: what fits is kept, what does not is named with its line and the reason',
  request: { body: jsonBody(entryListSchema) },
  responses: { 200: json(termListResultSchema, 'What came of it'), ...problems },
});
export const exportTerms = createRoute({
  method: 'get',
  path: '/api/dictionary/export',
  tags,
  security: signedIn,
  summary: 'One’s own terms, or those of a group, as CSV that can be taken in again',
  request: { query: entryExportQuerySchema },
  responses: {
    200: { description: 'CSV, UTF-8 with BOM', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
});
export const listDictionaryGroups = createRoute({
  method: 'get',
  path: '/api/dictionary/groups',
  tags,
  security: signedIn,
  summary: 'Groups whose terms one may see',
  responses: { 200: json(dictionaryGroupsSchema, 'Groups'), ...problems },
});
