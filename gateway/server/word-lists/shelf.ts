import type { Change, Database, OwnedWords, TermOwner } from '@alfavoice/db';
import type { EntryQuery, GroupName } from '../../contract/rest/word-lists.ts';
import type { SignedInUser } from '../auth/access-tokens.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { ProblemError } from '../problem/problem.ts';
import { type Access, accessOf, visibleGroup, writableOwner } from './access.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ImportPlan } from './plan-import.ts';

/** A row with what the one who asks may know of it and do with it. */
export type Shelved<Row> = Row & { group: GroupName | null; editable: boolean };

/** What sets one kind of words apart from the others. */
export interface ShelfKind<Row, Entry, Result> {
  wordsIn(db: Database): OwnedWords<Row, Entry>;
  /** Of one person or of one group. */
  most: number;
  /** What the list is in order of, and what a sentence calls an entry. */
  nameOf(entry: Row | Entry): string;
  /** Reads a list. @returns what it does to what an owner has */
  planFor(text: string): (known: readonly Row[]) => ImportPlan<Entry, Result>;
  /** A file that `planFor` reads. */
  asCsv(rows: readonly Row[]): string;
  says: { notFound: string; taken(name: string): string; full: string };
}

export interface ShelfParts {
  db: Database;
  clock: Clock;
  vocabulary: Pick<Vocabulary, 'forget' | 'forgetEveryone'>;
}

/** One kind of words of all people and groups, with what each person may do with them. Throws `ProblemError`. */
export function createShelf<Row extends { id: string; groupId: string | null }, Entry extends object, Result>(
  { wordsIn, most, nameOf, planFor, asCsv, says }: ShelfKind<Row, Entry, Result>,
  { db, clock, vocabulary }: ShelfParts,
) {
  const words = wordsIn(db);
  const now = () => new Date(clock.now());
  const forget = (owner: TermOwner) =>
    'userId' in owner ? vocabulary.forget(owner.userId) : vocabulary.forgetEveryone();
  const notFound = () => new ProblemError('not_found', says.notFound);
  const taken = (name: string) => new ProblemError('conflict', says.taken(name));

  /** Only one's own, or those of one group; undefined: all that one uses. */
  const filterOwner = async (access: Access, group: string | undefined): Promise<TermOwner | undefined> => {
    if (group === undefined) return undefined;
    if (group === 'none') return { userId: access.reader.userId };
    return { groupId: (await visibleGroup(db, access, group)).id };
  };
  /** The same answer for what is another's and what is nobody's. */
  const writable = async (user: SignedInUser, id: string) => {
    const access = await accessOf(db, user);
    const found = await words.find(access.reader, id, { anyGroup: access.isAdministrator });
    if (!found) throw notFound();
    return { found, ...(await writableOwner(db, access, found.groupId ?? undefined)) };
  };

  return {
    async list(user: SignedInUser, { limit, cursor, q, group }: EntryQuery) {
      const after = cursor ? decodeCursor(cursor) : undefined;
      if (cursor && !after) throw new ProblemError('bad_request', 'The cursor is not one that this server gave.');
      const access = await accessOf(db, user);
      const owner = await filterOwner(access, group);
      const found = await words.list(access.reader, { search: q?.trim(), owner, after, limit: limit + 1 });
      const page = found.rows.slice(0, limit);
      const last = page.at(-1);
      const names = new Map(access.groups.map((one) => [one.id, one]));
      if (owner && 'groupId' in owner) names.set(owner.groupId, await visibleGroup(db, access, owner.groupId));
      const items = page.map((row): Shelved<Row> => {
        const named = row.groupId === null ? null : (names.get(row.groupId) ?? null);
        return { ...row, group: named, editable: row.groupId === null || access.isAdministrator };
      });
      const more = found.rows.length > limit && last;
      return {
        items,
        next_cursor: more ? encodeCursor({ name: nameOf(last), id: last.id }) : null,
        total: found.total,
      };
    },
    async create(user: SignedInUser, groupId: string | undefined, entry: Entry): Promise<Shelved<Row>> {
      const { owner, group } = await writableOwner(db, await accessOf(db, user), groupId);
      const inserted = await words.insert(owner, entry, most, now());
      if (inserted.outcome === 'full') {
        const kept = `“${nameOf(entry)}” was not added; delete what is not needed first.`;
        throw new ProblemError('limit_reached', `${says.full} ${kept}`);
      }
      if (inserted.outcome === 'known') throw taken(nameOf(inserted.row));
      forget(owner);
      return { ...inserted.row, group, editable: true };
    },
    async change(user: SignedInUser, id: string, change: Change<Entry>): Promise<Shelved<Row>> {
      const { found, owner, group } = await writable(user, id);
      if (Object.values(change).every((value) => value === undefined)) return { ...found, group, editable: true };
      const changed = await words.change(owner, id, change);
      if (changed === 'taken') throw taken(nameOf({ ...found, ...change }));
      if (!changed) throw notFound();
      forget(owner);
      return { ...changed, group, editable: true };
    },
    async remove(user: SignedInUser, id: string): Promise<void> {
      const { owner } = await writable(user, id);
      if (!(await words.remove(owner, id))) throw notFound();
      forget(owner);
    },
    async takeIn(
      user: SignedInUser,
      { text, group_id, dry_run }: { text: string; group_id?: string | undefined; dry_run: boolean },
    ): Promise<Result> {
      const { owner } = await writableOwner(db, await accessOf(db, user), group_id);
      const planOf = planFor(text);
      if (dry_run) return planOf(await words.all(owner)).result;
      let plan: ImportPlan<Entry, Result> | undefined;
      const planned = (known: readonly Row[]) => {
        plan = planOf(known);
        return plan.entries;
      };
      await words.import(owner, planned, now());
      if (!plan) throw new Error('an import ended without a plan');
      forget(owner);
      return plan.result;
    },
    /** CSV that `takeIn` reads. */
    async asCsv(user: SignedInUser, group: string | undefined): Promise<string> {
      const access = await accessOf(db, user);
      const owner = await filterOwner(access, group ?? 'none');
      return asCsv(await words.all(owner ?? { userId: access.reader.userId }));
    },
  };
}
