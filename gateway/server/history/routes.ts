import { correctDictation, deleteDictation, findDictation, forgetAudio, listDictations } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/history.ts';
import { UnreadableBlob } from '../blobs/index.ts';
import { learnFrom } from '../learning/learn.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { dictationDetail, historyItem } from './item.ts';
import { sendWav } from './send-wav.ts';

export function registerHistory(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { db, audio } = parts;
  const hasAudio = async ({ audioId }: { audioId: string | null }) => audioId !== null && audio.has(audioId);

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
    const items = await Promise.all(page.map(async (row) => historyItem(row, await hasAudio(row))));
    return c.json({ items, next_cursor }, 200);
  });

  app.openapi(routes.getDictation, async (c) => {
    const row = await findDictation(db, c.get('user').id, c.req.valid('param').id);
    if (!row) throw notFound();
    return c.json(dictationDetail(row, await hasAudio(row)), 200);
  });

  app.openapi(routes.patchDictation, async (c) => {
    const userId = c.get('user').id;
    const { id } = c.req.valid('param');
    const { text } = c.req.valid('json');
    const before = await findDictation(db, userId, id);
    const row = before && (await correctDictation(db, userId, id, text));
    if (!row) throw notFound();
    await learnFrom(before, text, parts);
    return c.json(dictationDetail(row, await hasAudio(row)), 200);
  });

  app.openapi(routes.deleteDictation, async (c) => {
    const gone = await deleteDictation(db, c.get('user').id, c.req.valid('param').id);
    if (!gone) throw notFound();
    if (gone.audioId) await audio.delete([gone.audioId]);
    return c.body(null, 204);
  });

  app.openapi(routes.getAudio, async (c) => {
    const row = await findDictation(db, c.get('user').id, c.req.valid('param').id);
    if (!row) throw notFound();
    const reader = row.audioId ? await audio.open(row.audioId).catch(unreadable) : undefined;
    if (!reader) throw new ProblemError('not_found', 'The sound of this dictation is not kept.');
    return sendWav(c, reader, row.createdAt);
  });

  app.openapi(routes.deleteAudio, async (c) => {
    const forgotten = await forgetAudio(db, c.get('user').id, c.req.valid('param').id);
    if (!forgotten) throw notFound();
    if (forgotten.audioId) await audio.delete([forgotten.audioId]);
    return c.body(null, 204);
  });
}

function unreadable(error: unknown): never {
  if (!(error instanceof UnreadableBlob)) throw error;
  throw new ProblemError(
    'unavailable',
    'The sound of this dictation is damaged and cannot be read. The text is there.',
  );
}

const notFound = () => new ProblemError('not_found', 'There is no such dictation in your history.');
