import type { OpenAPIHono } from '@hono/zod-openapi';
import { maxSnippetLength, maxSnippets } from '../../contract/limits.ts';
import { type Snippet, snippetBodySchema } from '../../contract/rest/snippets.ts';
import * as routes from '../../contract/routes/phrases.ts';
import type { Parts } from '../parts.ts';
import { phrases, type ShelvedPhrase } from '../replacements/phrases.ts';
import type { AppEnvironment } from '../request.ts';
import { csvHeaders } from '../word-lists/csv.ts';
import { createShelf } from '../word-lists/shelf.ts';

const snippets = phrases('snippet', maxSnippets, (text) => {
  const read = snippetBodySchema.safeParse(text);
  if (read.success) return { ok: true, text: read.data };
  return { ok: false, reason: text.length > maxSnippetLength ? 'too_long' : 'bad_character' };
});

export function registerSnippets(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const shelf = createShelf(snippets, parts);

  app.openapi(routes.listSnippets, async (c) => {
    const { items, ...page } = await shelf.list(c.get('user'), c.req.valid('query'));
    return c.json({ ...page, items: items.map(snippetItem) }, 200);
  });
  app.openapi(routes.createSnippet, async (c) => {
    const { group_id, body, ...entry } = c.req.valid('json');
    return c.json(snippetItem(await shelf.create(c.get('user'), group_id, { ...entry, written: body })), 201);
  });
  app.openapi(routes.patchSnippet, async (c) => {
    const { body, ...change } = c.req.valid('json');
    const { id } = c.req.valid('param');
    return c.json(snippetItem(await shelf.change(c.get('user'), id, { ...change, written: body })), 200);
  });
  app.openapi(routes.deleteSnippet, async (c) => {
    await shelf.remove(c.get('user'), c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(routes.addSnippetList, async (c) => c.json(await shelf.takeIn(c.get('user'), c.req.valid('json')), 200));
  app.openapi(routes.exportSnippets, async (c) =>
    c.text(await shelf.asCsv(c.get('user'), c.req.valid('query').group), 200, csvHeaders('snippets.csv')),
  );
}

const snippetItem = ({ id, spoken, written, disabled, createdAt, group, editable }: ShelvedPhrase): Snippet => ({
  id,
  spoken,
  body: written,
  disabled,
  created_at: createdAt.toISOString(),
  group,
  editable,
});
