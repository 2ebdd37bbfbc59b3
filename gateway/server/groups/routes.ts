import {
  addMember,
  deleteGroup,
  findGroup,
  insertGroup,
  listGroups,
  listMembers,
  removeMember,
  renameGroup,
} from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import * as routes from '../../contract/routes/groups.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';

/** Groups of people who share a dictionary; under `/api/admin`, so for administrators only. */
export function registerGroups(app: OpenAPIHono<AppEnvironment>, { db, clock, vocabulary }: Parts): void {
  app.openapi(routes.listGroups, async (c) => c.json({ items: await listGroups(db) }, 200));

  app.openapi(routes.createGroup, async (c) => {
    const group = await insertGroup(db, c.req.valid('json').name, new Date(clock.now()));
    if (!group) throw taken();
    return c.json(group, 201);
  });

  app.openapi(routes.renameGroup, async (c) => {
    const group = await renameGroup(db, c.req.valid('param').id, c.req.valid('json').name);
    if (group === 'taken') throw taken();
    if (!group) throw notFound();
    return c.json(group, 200);
  });

  app.openapi(routes.deleteGroup, async (c) => {
    if (!(await deleteGroup(db, c.req.valid('param').id))) throw notFound();
    vocabulary.forgetEveryone();
    return c.body(null, 204);
  });

  app.openapi(routes.listMembers, async (c) => {
    const { id } = c.req.valid('param');
    if (!(await findGroup(db, id))) throw notFound();
    return c.json({ items: await listMembers(db, id) }, 200);
  });

  app.openapi(routes.addMember, async (c) => {
    const { id, user_id } = c.req.valid('param');
    if (!(await addMember(db, id, user_id))) throw new ProblemError('not_found', 'There is no such group or user.');
    vocabulary.forget(user_id);
    return c.body(null, 204);
  });

  app.openapi(routes.removeMember, async (c) => {
    const { id, user_id } = c.req.valid('param');
    if (!(await removeMember(db, id, user_id))) throw new ProblemError('not_found', 'This user is no member.');
    vocabulary.forget(user_id);
    return c.body(null, 204);
  });
}

const taken = () => new ProblemError('conflict', 'There is a group with this name already. Nothing was changed.');
const notFound = () => new ProblemError('not_found', 'There is no such group.');
