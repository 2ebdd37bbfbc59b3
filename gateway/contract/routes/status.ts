import { createRoute } from '@hono/zod-openapi';
import { systemStatusSchema } from '../rest/status.ts';
import { json, problems, signedIn } from './respond.ts';

export const systemStatus = createRoute({
  method: 'get',
  path: '/api/admin/status',
  tags: ['admin'],
  security: signedIn,
  summary: 'Gateway and workers: models, CPU variant, cores, memory, queue, versions',
  responses: { 200: json(systemStatusSchema, 'Status'), ...problems },
});
