import type { OpenAPIHono } from '@hono/zod-openapi';
import { promptNames } from '../../contract/rest/prompts.ts';
import * as routes from '../../contract/routes/prompts.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { readPrompt } from './prompt-text.ts';

export function registerPrompts(app: OpenAPIHono<AppEnvironment>, { prompts }: Parts): void {
  app.openapi(routes.listPrompts, async (c) =>
    c.json({ items: await Promise.all(promptNames.map((name) => prompts.read(name))) }, 200),
  );

  app.openapi(routes.putPrompt, async (c) => {
    const { name } = c.req.valid('param');
    const { text } = c.req.valid('json');
    const read = readPrompt(text);
    if (!read.ok) throw new ProblemError('bad_request', `${read.problem} Nothing was changed.`);
    await prompts.write(name, text);
    return c.json(await prompts.read(name), 200);
  });

  app.openapi(routes.deletePrompt, async (c) => {
    const { name } = c.req.valid('param');
    await prompts.remove(name);
    return c.json(await prompts.read(name), 200);
  });

  app.openapi(routes.getPromptVersion, async (c) => {
    const { name, version } = c.req.valid('param');
    const text = await prompts.version(name, version);
    if (text === undefined) throw new ProblemError('not_found', 'There is no such version of this prompt.');
    return c.json({ text }, 200);
  });
}
