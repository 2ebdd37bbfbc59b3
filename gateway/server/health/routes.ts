import { anyUserExists } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as routes from '../../contract/routes/product.ts';
import { userOfBearer } from '../auth/bearer.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import { type AppEnvironment, isLoopback } from '../request.ts';
import { mergeMetrics } from './merge-metrics.ts';

/** Longest wait for a worker's metrics: a scrape must not hang on one. */
const workerMetricsMs = 2000;

export function registerHealth(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { readiness, metrics, workers } = parts;

  app.openapi(routes.healthz, (c) => c.json({ ok: true } as const, 200));

  app.openapi(routes.readyz, async (c) => {
    const report = await readiness.report();
    c.header('Cache-Control', 'no-store');
    return c.json(report, report.ready ? 200 : 503);
  });

  app.openapi(routes.about, async (c) =>
    c.json({ name: 'AlfaVoice', version: parts.version, setup_needed: !(await anyUserExists(parts.db)) }, 200),
  );

  app.get('/metrics', async (c) => {
    if (!isLocal(c) && (await userOfBearer(parts, c.req.header('authorization')))?.role !== 'admin') {
      throw new ProblemError('forbidden', 'Metrics are for administrators and for this machine.');
    }
    const sources = await Promise.all(
      workers.workers.map(async (worker) => {
        const text = await worker.metrics(AbortSignal.timeout(workerMetricsMs)).catch(() => '');
        return { text, worker: worker.name };
      }),
    );
    const text = mergeMetrics([{ text: await metrics.text() }, ...sources]);
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** From this machine itself: not through a proxy on it, and not by a foreign name that was pointed at it (DNS rebinding). */
function isLocal(c: Context<AppEnvironment>): boolean {
  const forwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded'].some((name) => c.req.header(name) !== undefined);
  const byOwnName = ownNames.has(new URL(c.req.url).hostname);
  return !forwarded && byOwnName && isLoopback(c.env.incoming?.socket.remoteAddress);
}
