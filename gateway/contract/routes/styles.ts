import { createRoute, z } from '@hono/zod-openapi';
import { hostSchema, siteStyleChoiceSchema, siteStyleSchema, stylesSchema } from '../rest/styles.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['styles'];
const params = z.object({ host: hostSchema });

export const getStyles = createRoute({
  method: 'get',
  path: '/api/styles',
  tags,
  security: signedIn,
  summary: 'Styles of writing, the usual one, and sites with one of their own',
  responses: { 200: json(stylesSchema, 'Styles'), ...problems },
});
export const putSiteStyle = createRoute({
  method: 'put',
  path: '/api/styles/sites/{host}',
  tags,
  security: signedIn,
  summary: 'Write texts for a site in this style',
  request: { params, body: jsonBody(siteStyleChoiceSchema) },
  responses: { 200: json(siteStyleSchema, 'The choice'), ...problems },
});
export const deleteSiteStyle = createRoute({
  method: 'delete',
  path: '/api/styles/sites/{host}',
  tags,
  security: signedIn,
  summary: 'Write texts for a site in the usual style again',
  request: { params },
  responses: { 204: { description: 'No choice any more' }, ...problems },
});
