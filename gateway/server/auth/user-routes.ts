import { insertUser, listUsers } from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/auth.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { hashPassword } from './passwords.ts';

/** What administrators do with users. */
export function registerUsers(app: OpenAPIHono<AppEnvironment>, { db, clock }: Parts): void {
  app.openapi(routes.createUser, async (c) => {
    const { email, password, role } = c.req.valid('json');
    const passwordHash = await hashPassword(password);
    const user = await insertUser(db, { email, passwordHash, role }, new Date(clock.now()));
    if (!user) throw new ProblemError('conflict', 'There is a user with this e-mail address already.');
    return c.json({ id: user.id, email: user.email, role: user.role }, 201);
  });

  app.openapi(routes.listUsers, async (c) => c.json({ items: await listUsers(db) }, 200));
}
