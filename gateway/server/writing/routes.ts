import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/product.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { settingsOf } from '../settings/of-user.ts';

/** Longest wait for a worker and its answer. */
const patienceMs = 30_000;
const retryS = 5;

export function registerWriting(app: OpenAPIHono<AppEnvironment>, { db, workers, log }: Parts): void {
  app.openapi(routes.cleanText, async (c) => {
    const { text, language, style } = c.req.valid('json');
    const { editor } = await settingsOf(db, c.get('user').id);
    const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(patienceMs)]);
    try {
      const worker = await workers.choose(signal);
      const cleaned = await worker.clean({ text, language, editor, ...(style !== undefined && { style }) }, signal);
      const changes = cleaned.changes.map(({ rawStart, rawEnd, ...change }) => ({
        ...change,
        raw_start: rawStart,
        raw_end: rawEnd,
      }));
      return c.json({ ...cleaned, changes }, 200);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'clean-up failed');
      throw new ProblemError('unavailable', 'The clean-up of text is away. Try again in a moment.', {
        retry_after: retryS,
      });
    }
  });
}
