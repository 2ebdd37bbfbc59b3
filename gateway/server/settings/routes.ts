import { changeSettings } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/product.ts';
import type { Parts } from '../parts.ts';
import type { AppEnvironment } from '../request.ts';
import { settingsFrom, settingsOf } from './of-user.ts';

export function registerSettings(app: OpenAPIHono<AppEnvironment>, { db, clock }: Parts): void {
  app.openapi(routes.getSettings, async (c) => c.json(await settingsOf(db, c.get('user').id), 200));

  app.openapi(routes.changeSettings, async (c) => {
    const changed = await changeSettings(db, c.get('user').id, c.req.valid('json'), new Date(clock.now()));
    return c.json(settingsFrom(changed), 200);
  });
}
