import {
  allTerms,
  changeTerm,
  deleteTerm,
  findTerm,
  importTerms,
  insertTerm,
  listGroups,
  listTerms,
  type TermOwner,
} from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { maxTerms } from '../../contract/limits.ts';
import * as routes from '../../contract/routes/dictionary.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { type Access, accessOf, visibleGroup, writableOwner } from './access.ts';
import { termsAsCsv } from './csv.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { termItem } from './item.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readTermList } from './term-list.ts';

const figures = new Intl.NumberFormat('en');

export function registerDictionary(app: OpenAPIHono<AppEnvironment>, { db, clock, vocabulary }: Parts): void {
  const now = () => new Date(clock.now());
  const forget = (owner: TermOwner) =>
    'userId' in owner ? vocabulary.forget(owner.userId) : vocabulary.forgetEveryone();
  /** Only one's own terms, or those of one group; undefined: all that one uses. */
  const filterOwner = async (access: Access, group: string | undefined): Promise<TermOwner | undefined> => {
    if (group === undefined) return undefined;
    if (group === 'none') return { userId: access.reader.userId };
    return { groupId: (await visibleGroup(db, access, group)).id };
  };

  app.openapi(routes.listTerms, async (c) => {
    const { limit, cursor, q, group } = c.req.valid('query');
    const after = cursor ? decodeCursor(cursor) : undefined;
    if (cursor && !after) throw new ProblemError('bad_request', 'The cursor is not one that this server gave.');
    const access = await accessOf(db, c.get('user'));
    const owner = await filterOwner(access, group);
    const { rows, total } = await listTerms(db, access.reader, { search: q?.trim(), owner, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const names = new Map(access.groups.map((one) => [one.id, one]));
    if (owner && 'groupId' in owner) names.set(owner.groupId, await visibleGroup(db, access, owner.groupId));
    const items = page.map((row) => {
      const named = row.groupId === null ? null : (names.get(row.groupId) ?? null);
      return termItem(row, named, row.groupId === null || access.isAdministrator);
    });
    return c.json({ items, next_cursor: rows.length > limit && last ? encodeCursor(last) : null, total }, 200);
  });

  app.openapi(routes.createTerm, async (c) => {
    const { group_id, ...entry } = c.req.valid('json');
    const access = await accessOf(db, c.get('user'));
    const { owner, group } = await writableOwner(db, access, group_id);
    const inserted = await insertTerm(db, owner, entry, maxTerms, now());
    if (inserted.outcome === 'known') throw taken(inserted.term.written);
    if (inserted.outcome === 'full') {
      const detail = `A dictionary holds ${figures.format(maxTerms)} terms, and this one has them. “${entry.written}” was not added; delete what is not needed first.`;
      throw new ProblemError('limit_reached', detail);
    }
    forget(owner);
    return c.json(termItem(inserted.term, group, true), 201);
  });

  app.openapi(routes.patchTerm, async (c) => {
    const { owner, group, term } = await writableTerm(await accessOf(db, c.get('user')), c.req.valid('param').id);
    const change = c.req.valid('json');
    if (Object.keys(change).length === 0) return c.json(termItem(term, group, true), 200);
    const changed = await changeTerm(db, owner, term.id, change);
    if (changed === 'taken') throw taken(change.written ?? term.written);
    if (!changed) throw notFound();
    forget(owner);
    return c.json(termItem(changed, group, true), 200);
  });

  app.openapi(routes.deleteTerm, async (c) => {
    const { owner, term } = await writableTerm(await accessOf(db, c.get('user')), c.req.valid('param').id);
    if (!(await deleteTerm(db, owner, term.id))) throw notFound();
    forget(owner);
    return c.body(null, 204);
  });

  app.openapi(routes.addTermList, async (c) => {
    const { text, group_id, dry_run } = c.req.valid('json');
    const access = await accessOf(db, c.get('user'));
    const { owner } = await writableOwner(db, access, group_id);
    const list = readTermList(text);
    if (dry_run) return c.json(planImport(await allTerms(db, owner), list, maxTerms).result, 200);
    let plan: ImportPlan | undefined;
    await importTerms(
      db,
      owner,
      (known) => {
        plan = planImport(known, list, maxTerms);
        return plan.entries;
      },
      now(),
    );
    if (!plan) throw new Error('an import ended without a plan');
    forget(owner);
    return c.json(plan.result, 200);
  });

  app.openapi(routes.exportTerms, async (c) => {
    const access = await accessOf(db, c.get('user'));
    const owner = await filterOwner(access, c.req.valid('query').group ?? 'none');
    const terms = await allTerms(db, owner ?? { userId: access.reader.userId });
    return c.text(termsAsCsv(terms), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="dictionary.csv"',
      'cache-control': 'no-store',
    });
  });

  app.openapi(routes.listDictionaryGroups, async (c) => {
    const { groups, reader, isAdministrator } = await accessOf(db, c.get('user'));
    const visible = isAdministrator ? await listGroups(db) : groups;
    const items = visible.map(({ id, name }) => ({
      id,
      name,
      member: reader.groupIds.includes(id),
      editable: isAdministrator,
    }));
    return c.json({ items }, 200);
  });

  /** @throws ProblemError `not_found`, the same for what is another's and what is nobody's; `forbidden` */
  async function writableTerm(access: Access, id: string) {
    const term = await findTerm(db, access.reader, id, { anyGroup: access.isAdministrator });
    if (!term) throw notFound();
    return { term, ...(await writableOwner(db, access, term.groupId ?? undefined)) };
  }
}

const notFound = () => new ProblemError('not_found', 'There is no such term in your dictionary.');
const taken = (written: string) =>
  new ProblemError('conflict', `“${written}” is in the dictionary already. Nothing was changed.`);
