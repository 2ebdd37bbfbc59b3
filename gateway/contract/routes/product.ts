import { createRoute, z } from '@hono/zod-openapi';
import { aboutSchema, readinessSchema } from '../rest/health.ts';
import { settingsPatchSchema, settingsSchema } from '../rest/settings.ts';
import { cleanedSchema, cleanSchema } from '../rest/writing.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

export const getSettings = createRoute({
  method: 'get',
  path: '/api/settings',
  tags: ['settings'],
  security: signedIn,
  summary: 'Settings of the signed-in person',
  responses: { 200: json(settingsSchema, 'Settings'), ...problems },
});
export const changeSettings = createRoute({
  method: 'post',
  path: '/api/settings',
  tags: ['settings'],
  security: signedIn,
  summary: 'Change some settings',
  request: { body: jsonBody(settingsPatchSchema) },
  responses: { 200: json(settingsSchema, 'Settings as they are now'), ...problems },
});
export const cleanText = createRoute({
  method: 'post',
  path: '/api/writing/clean',
  tags: ['writing'],
  security: signedIn,
  summary: 'Text as spoken to text as written',
  request: { body: jsonBody(cleanSchema) },
  responses: { 200: json(cleanedSchema, 'Clean text'), ...problems },
});
export const about = createRoute({
  method: 'get',
  path: '/api/about',
  tags: ['health'],
  summary: 'Name and version',
  responses: { 200: json(aboutSchema, 'About'), ...problems },
});
export const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['health'],
  summary: 'The process is alive',
  responses: { 200: json(z.object({ ok: z.literal(true) }), 'Alive') },
});
export const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['health'],
  summary: 'Dictations can be taken now',
  responses: { 200: json(readinessSchema, 'Ready'), 503: json(readinessSchema, 'Not ready') },
});
