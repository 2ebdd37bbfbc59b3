import { correctDictation, deleteDictation, findDictation, listDictations } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/history.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { dictationDetail, historyItem } from './item.ts';

export function registerHistory(app: OpenAPIHono<AppEnvironment>, { db }: Parts): void {
  app.openapi(routes.listHistory, async (c) => {
    const { limit, cursor, q, language, host, from, to } = c.req.valid('query');
    const after = cursor ? decodeCursor(cursor) : undefined;
    if (cursor && !after) throw new ProblemError('bad_request', 'The cursor is not one that this server gave.');
    const rows = await listDictations(db, c.get('user').id, {
      search: q?.trim(),
      language,
      host,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      after,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next_cursor = rows.length > limit && last ? encodeCursor(last) : null;
    return c.json({ items: page.map(historyItem), next_cursor }, 200);
  });

  app.openapi(routes.getDictation, async (c) => {
    const row = await findDictation(db, c.get('user').id, c.req.valid('param').id);
    if (!row) throw notFound();
    return c.json(dictationDetail(row), 200);
  });

  app.openapi(routes.patchDictation, async (c) => {
    const row = await correctDictation(db, c.get('user').id, c.req.valid('param').id, c.req.valid('json').text);
    if (!row) throw notFound();
    return c.json(dictationDetail(row), 200);
  });

  app.openapi(routes.deleteDictation, async (c) => {
    if (!(await deleteDictation(db, c.get('user').id, c.req.valid('param').id))) throw notFound();
    return c.body(null, 204);
  });
}

const notFound = () => new ProblemError('not_found', 'There is no such dictation in your history.');
