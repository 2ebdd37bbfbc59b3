import type { OpenAPIHono } from '@hono/zod-openapi';
import { maxReplacementLength, maxReplacements } from '../../contract/limits.ts';
import { type Replacement, replacementTextSchema } from '../../contract/rest/replacements.ts';
import * as routes from '../../contract/routes/phrases.ts';
import type { Parts } from '../parts.ts';
import type { AppEnvironment } from '../request.ts';
import { csvHeaders } from '../word-lists/csv.ts';
import { createShelf } from '../word-lists/shelf.ts';
import { phrases, type ShelvedPhrase } from './phrases.ts';

const replacements = phrases('replacement', maxReplacements, (text) => {
  const read = replacementTextSchema.safeParse(text);
  if (read.success) return { ok: true, text: read.data };
  return { ok: false, reason: text.trim().length > maxReplacementLength ? 'too_long' : 'bad_character' };
});

export function registerReplacements(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const shelf = createShelf(replacements, parts);

  app.openapi(routes.listReplacements, async (c) => {
    const { items, ...page } = await shelf.list(c.get('user'), c.req.valid('query'));
    return c.json({ ...page, items: items.map(replacementItem) }, 200);
  });
  app.openapi(routes.createReplacement, async (c) => {
    const { group_id, ...entry } = c.req.valid('json');
    return c.json(replacementItem(await shelf.create(c.get('user'), group_id, entry)), 201);
  });
  app.openapi(routes.patchReplacement, async (c) =>
    c.json(replacementItem(await shelf.change(c.get('user'), c.req.valid('param').id, c.req.valid('json'))), 200),
  );
  app.openapi(routes.deleteReplacement, async (c) => {
    await shelf.remove(c.get('user'), c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(routes.addReplacementList, async (c) =>
    c.json(await shelf.takeIn(c.get('user'), c.req.valid('json')), 200),
  );
  app.openapi(routes.exportReplacements, async (c) =>
    c.text(await shelf.asCsv(c.get('user'), c.req.valid('query').group), 200, csvHeaders('replacements.csv')),
  );
}

const replacementItem = ({
  id,
  spoken,
  written,
  disabled,
  createdAt,
  group,
  editable,
}: ShelvedPhrase): Replacement => ({
  id,
  spoken,
  written,
  disabled,
  created_at: createdAt.toISOString(),
  group,
  editable,
});
