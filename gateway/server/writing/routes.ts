import { findDictation, rewriteDictation } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { rewriteHistory } from '../../contract/routes/history.ts';
import * as routes from '../../contract/routes/product.ts';
import { dictationDetail } from '../history/item.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { cleanFor } from './clean.ts';

export function registerWriting(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { db, audio } = parts;

  app.openapi(routes.cleanText, async (c) => {
    const cleaned = await cleanFor(c.get('user').id, c.req.valid('json'), parts, c.req.raw.signal);
    return c.json({ text: cleaned.text, raw: cleaned.raw, changes: cleaned.changes }, 200);
  });

  app.openapi(rewriteHistory, async (c) => {
    const userId = c.get('user').id;
    const { id } = c.req.valid('param');
    const { style, preview } = c.req.valid('json');
    const row = await findDictation(db, userId, id);
    if (!row) throw notFound();
    const { text, changes } = await cleanFor(
      userId,
      { text: row.raw, language: row.language, style },
      parts,
      c.req.raw.signal,
    );
    const rewritten = preview
      ? { ...row, text, style, changes }
      : await rewriteDictation(db, userId, id, { text, style, changes });
    if (!rewritten) throw notFound();
    const hasAudio = rewritten.audioId !== null && (await audio.has(rewritten.audioId));
    return c.json(dictationDetail(rewritten, hasAudio), 200);
  });
}

const notFound = () => new ProblemError('not_found', 'There is no such dictation in your history.');
