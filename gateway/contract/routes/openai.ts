import { createRoute, z } from '@hono/zod-openapi';
import { json, problems, signedIn } from './respond.ts';

const tags = ['openai'];

const modelSchema = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string(),
});

export const createTranscription = createRoute({
  method: 'post',
  path: '/v1/audio/transcriptions',
  tags,
  security: signedIn,
  summary:
    'As OpenAI’s: multipart/form-data with `file` and, if wanted, `model`, `language`, `prompt`, `response_format` (json, text, srt, vtt, verbose_json). Nothing is kept',
  responses: {
    200: {
      description: 'The text, in the form that was asked for',
      content: { 'text/plain': { schema: z.string() }, 'text/vtt': { schema: z.string() } },
    },
    ...problems,
  },
});
export const listModels = createRoute({
  method: 'get',
  path: '/v1/models',
  tags,
  security: signedIn,
  summary: 'As OpenAI’s: the qualities there are',
  responses: {
    200: json(z.object({ object: z.literal('list'), data: z.array(modelSchema) }), 'Models'),
    ...problems,
  },
});
