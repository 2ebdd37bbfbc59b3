import { deleteSiteStyle, listSiteStyles, putSiteStyle } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { maxSiteStyles } from '../../contract/limits.ts';
import { styleNames, styleSchema } from '../../contract/rest/styles.ts';
import * as routes from '../../contract/routes/styles.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { settingsOf } from '../settings/of-user.ts';

export function registerStyles(app: OpenAPIHono<AppEnvironment>, { db }: Parts): void {
  app.openapi(routes.getStyles, async (c) => {
    const { id } = c.get('user');
    const [{ style }, sites] = await Promise.all([settingsOf(db, id), listSiteStyles(db, id)]);
    const known = sites.map((site) => ({ host: site.host, style: styleSchema.catch('tidy').parse(site.style) }));
    return c.json({ styles: [...styleNames], usual: style, sites: known }, 200);
  });

  app.openapi(routes.putSiteStyle, async (c) => {
    const choice = { ...c.req.valid('param'), ...c.req.valid('json') };
    if (!(await putSiteStyle(db, c.get('user').id, choice, maxSiteStyles))) {
      const detail = `${maxSiteStyles} sites have a style of their own: there is no room for “${choice.host}”. Nothing was changed.`;
      throw new ProblemError('limit_reached', detail);
    }
    return c.json(choice, 200);
  });

  app.openapi(routes.deleteSiteStyle, async (c) => {
    if (!(await deleteSiteStyle(db, c.get('user').id, c.req.valid('param').host)))
      throw new ProblemError('not_found', 'This site has no style of its own.');
    return c.body(null, 204);
  });
}
