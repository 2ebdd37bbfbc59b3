import { createRoute, z } from '@hono/zod-openapi';
import { phraseListResultSchema } from '../rest/phrases.ts';
import {
  newReplacementSchema,
  replacementPageSchema,
  replacementPatchSchema,
  replacementSchema,
} from '../rest/replacements.ts';
import { newSnippetSchema, snippetPageSchema, snippetPatchSchema, snippetSchema } from '../rest/snippets.ts';
import { entryExportQuerySchema, entryListSchema, entryQuerySchema } from '../rest/word-lists.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const params = z.object({ id: z.uuid() });
const common = { security: signedIn };
const csv = {
  200: { description: 'CSV, UTF-8 with BOM', content: { 'text/csv': { schema: z.string() } } },
  ...problems,
};

const replacement = { ...common, tags: ['replacements'] };

export const listReplacements = createRoute({
  ...replacement,
  method: 'get',
  path: '/api/replacements',
  summary: 'Replacements of one’s own and of one’s groups, by alphabet of what is said',
  request: { query: entryQuerySchema },
  responses: { 200: json(replacementPageSchema, 'A page'), ...problems },
});
export const createReplacement = createRoute({
  ...replacement,
  method: 'post',
  path: '/api/replacements',
  summary: 'Add a replacement; `conflict` when there is one for these words, `limit_reached` when there is no room',
  request: { body: jsonBody(newReplacementSchema) },
  responses: { 201: json(replacementSchema, 'The replacement'), ...problems },
});
export const patchReplacement = createRoute({
  ...replacement,
  method: 'patch',
  path: '/api/replacements/{id}',
  summary: 'Change a replacement; those of a group are changed by administrators',
  request: { params, body: jsonBody(replacementPatchSchema) },
  responses: { 200: json(replacementSchema, 'The replacement'), ...problems },
});
export const deleteReplacement = createRoute({
  ...replacement,
  method: 'delete',
  path: '/api/replacements/{id}',
  summary: 'Delete a replacement; those of a group are deleted by administrators',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
});
export const addReplacementList = createRoute({
  ...replacement,
  method: 'post',
  path: '/api/replacements/bulk',
  summary:
    'Take in a pasted list or a CSV file: what fits is kept, what does not is named with its line and the reason',
  request: { body: jsonBody(entryListSchema) },
  responses: { 200: json(phraseListResultSchema, 'What came of it'), ...problems },
});
export const exportReplacements = createRoute({
  ...replacement,
  method: 'get',
  path: '/api/replacements/export',
  summary: 'One’s own replacements, or those of a group, as CSV that can be taken in again',
  request: { query: entryExportQuerySchema },
  responses: csv,
});

const snippet = { ...common, tags: ['snippets'] };

export const listSnippets = createRoute({
  ...snippet,
  method: 'get',
  path: '/api/snippets',
  summary: 'Snippets of one’s own and of one’s groups, by alphabet of what is said',
  request: { query: entryQuerySchema },
  responses: { 200: json(snippetPageSchema, 'A page'), ...problems },
});
export const createSnippet = createRoute({
  ...snippet,
  method: 'post',
  path: '/api/snippets',
  summary: 'Add a snippet; `conflict` when there is one for these words, `limit_reached` when there is no room',
  request: { body: jsonBody(newSnippetSchema) },
  responses: { 201: json(snippetSchema, 'The snippet'), ...problems },
});
export const patchSnippet = createRoute({
  ...snippet,
  method: 'patch',
  path: '/api/snippets/{id}',
  summary: 'Change a snippet; those of a group are changed by administrators',
  request: { params, body: jsonBody(snippetPatchSchema) },
  responses: { 200: json(snippetSchema, 'The snippet'), ...problems },
});
export const deleteSnippet = createRoute({
  ...snippet,
  method: 'delete',
  path: '/api/snippets/{id}',
  summary: 'Delete a snippet; those of a group are deleted by administrators',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
});
export const addSnippetList = createRoute({
  ...snippet,
  method: 'post',
  path: '/api/snippets/bulk',
  summary: 'Take in a pasted list or a CSV file; a quoted cell may have several lines',
  request: { body: jsonBody(entryListSchema) },
  responses: { 200: json(phraseListResultSchema, 'What came of it'), ...problems },
});
export const exportSnippets = createRoute({
  ...snippet,
  method: 'get',
  path: '/api/snippets/export',
  summary: 'One’s own snippets, or those of a group, as CSV that can be taken in again',
  request: { query: entryExportQuerySchema },
  responses: csv,
});
