import { createRoute, z } from '@hono/zod-openapi';
import { problems, signedIn } from './respond.ts';

export const exportFormats = ['json', 'markdown', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportHistory = createRoute({
  method: 'get',
  path: '/api/history/export',
  tags: ['history'],
  security: signedIn,
  summary: 'Everything one has here, as a stream: JSON, Markdown, or a ZIP of both with the sound as WAV',
  request: { query: z.object({ format: z.enum(exportFormats).default('json') }) },
  responses: {
    200: {
      description: 'A file to keep',
      content: { 'application/zip': { schema: z.string() }, 'text/markdown': { schema: z.string() } },
    },
    ...problems,
  },
});
