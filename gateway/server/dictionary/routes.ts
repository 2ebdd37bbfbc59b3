import { listGroups } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/dictionary.ts';
import type { Parts } from '../parts.ts';
import type { AppEnvironment } from '../request.ts';
import { accessOf } from '../word-lists/access.ts';
import { csvHeaders } from '../word-lists/csv.ts';
import { createShelf } from '../word-lists/shelf.ts';
import { termItem } from './item.ts';
import { terms } from './terms.ts';

export function registerDictionary(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const shelf = createShelf(terms, parts);

  app.openapi(routes.listTerms, async (c) => {
    const { items, ...page } = await shelf.list(c.get('user'), c.req.valid('query'));
    return c.json({ ...page, items: items.map(termItem) }, 200);
  });
  app.openapi(routes.createTerm, async (c) => {
    const { group_id, ...entry } = c.req.valid('json');
    return c.json(termItem(await shelf.create(c.get('user'), group_id, entry)), 201);
  });
  app.openapi(routes.patchTerm, async (c) =>
    c.json(termItem(await shelf.change(c.get('user'), c.req.valid('param').id, c.req.valid('json'))), 200),
  );
  app.openapi(routes.deleteTerm, async (c) => {
    await shelf.remove(c.get('user'), c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(routes.addTermList, async (c) => c.json(await shelf.takeIn(c.get('user'), c.req.valid('json')), 200));
  app.openapi(routes.exportTerms, async (c) =>
    c.text(await shelf.asCsv(c.get('user'), c.req.valid('query').group), 200, csvHeaders('dictionary.csv')),
  );

  app.openapi(routes.listDictionaryGroups, async (c) => {
    const { groups, reader, isAdministrator } = await accessOf(parts.db, c.get('user'));
    const visible = isAdministrator ? await listGroups(parts.db) : groups;
    const items = visible.map(({ id, name }) => ({
      id,
      name,
      member: reader.groupIds.includes(id),
      editable: isAdministrator,
    }));
    return c.json({ items }, 200);
  });
}
