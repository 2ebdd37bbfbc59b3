import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../../contract/problem.ts';
import * as routes from '../../contract/routes/openai.ts';
import type { Parts } from '../parts.ts';
import { uploadedFile } from '../recordings/body.ts';
import type { AppEnvironment } from '../request.ts';
import { models } from './request.ts';
import { transcribe } from './transcribe.ts';

/** Programs written for OpenAI look for the reason in `error`. */
export const withOpenAiError = (problem: Problem): Problem & { error: object } => ({
  ...problem,
  error: {
    message: problem.detail,
    type: problem.status < 500 ? 'invalid_request_error' : 'server_error',
    param: null,
    code: problem.code,
  },
});

export function registerOpenAi(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  app.openapi(routes.createTranscription, async (c) => {
    const file = await uploadedFile(c.req.raw);
    const { type, body } = await transcribe(c.get('user').id, file, c.req.raw.signal, parts);
    return c.body(body, 200, { 'content-type': type, 'cache-control': 'no-store' });
  });

  app.openapi(routes.listModels, (c) => {
    const data = Object.keys(models).map((id) => ({ id, object: 'model' as const, created: 0, owned_by: 'alfavoice' }));
    return c.json({ object: 'list' as const, data }, 200);
  });
}
