import {
  allSubstitutions,
  changeSubstitution,
  type Database,
  deleteSubstitution,
  findSubstitution,
  importSubstitutions,
  insertSubstitution,
  listSubstitutions,
  type Substitution,
  type SubstitutionChange,
  type SubstitutionEntry,
  type SubstitutionKind,
  type TermOwner,
} from '@alfavoice/db';
import papa from 'papaparse';
import type { GroupName } from '../../contract/rest/dictionary.ts';
import type { PhraseListResult, PhraseQuery } from '../../contract/rest/phrases.ts';
import type { SignedInUser } from '../auth/access-tokens.ts';
import type { Clock } from '../clock.ts';
import { type Access, accessOf, visibleGroup, writableOwner } from '../dictionary/access.ts';
import { decodeCursor, encodeCursor } from '../dictionary/cursor.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { ProblemError } from '../problem/problem.ts';
import { type ReadWritten, readPhraseList } from './phrase-list.ts';
import { type PhrasePlan, planPhrases } from './plan-phrases.ts';

/** One with what the one who asks may know of it and do with it. */
export type Shelved = Substitution & { group: GroupName | null; editable: boolean };

export interface ShelfKind {
  kind: SubstitutionKind;
  /** Of one person or of one group. */
  most: number;
  /** As a person reads it: "replacement". */
  name: string;
  readWritten: ReadWritten;
}
export interface ShelfParts {
  db: Database;
  clock: Clock;
  vocabulary: Pick<Vocabulary, 'forget' | 'forgetEveryone'>;
}

/** Replacements or snippets of all people and groups, with what each person may do with them. Throws `ProblemError`. */
export type Shelf = ReturnType<typeof createShelf>;

const byteOrderMark = '\ufeff';
const figures = new Intl.NumberFormat('en');

export function createShelf({ kind, most, name, readWritten }: ShelfKind, { db, clock, vocabulary }: ShelfParts) {
  const now = () => new Date(clock.now());
  const forget = (owner: TermOwner) =>
    'userId' in owner ? vocabulary.forget(owner.userId) : vocabulary.forgetEveryone();
  const notFound = () => new ProblemError('not_found', `There is no such ${name} among yours.`);
  const taken = (spoken: string) =>
    new ProblemError('conflict', `There is a ${name} for “${spoken}” already. Nothing was changed.`);

  /** Only one's own, or those of one group; undefined: all that one uses. */
  const filterOwner = async (access: Access, group: string | undefined): Promise<TermOwner | undefined> => {
    if (group === undefined) return undefined;
    if (group === 'none') return { userId: access.reader.userId };
    return { groupId: (await visibleGroup(db, access, group)).id };
  };
  /** The same answer for what is another's and what is nobody's. */
  const writable = async (user: SignedInUser, id: string) => {
    const access = await accessOf(db, user);
    const found = await findSubstitution(db, kind, access.reader, id, { anyGroup: access.isAdministrator });
    if (!found) throw notFound();
    return { found, ...(await writableOwner(db, access, found.groupId ?? undefined)) };
  };

  return {
    async list(user: SignedInUser, { limit, cursor, q, group }: PhraseQuery) {
      const position = cursor ? decodeCursor(cursor) : undefined;
      if (cursor && !position) throw new ProblemError('bad_request', 'The cursor is not one that this server gave.');
      const after = position && { spoken: position.written, id: position.id };
      const access = await accessOf(db, user);
      const owner = await filterOwner(access, group);
      const filter = { search: q?.trim(), owner, after, limit: limit + 1 };
      const { rows, total } = await listSubstitutions(db, kind, access.reader, filter);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const names = new Map(access.groups.map((one) => [one.id, one]));
      if (owner && 'groupId' in owner) names.set(owner.groupId, await visibleGroup(db, access, owner.groupId));
      const items = page.map((row): Shelved => {
        const named = row.groupId === null ? null : (names.get(row.groupId) ?? null);
        return { ...row, group: named, editable: row.groupId === null || access.isAdministrator };
      });
      const more = rows.length > limit && last;
      return { items, next_cursor: more ? encodeCursor({ written: last.spoken, id: last.id }) : null, total };
    },
    async create(user: SignedInUser, groupId: string | undefined, entry: SubstitutionEntry): Promise<Shelved> {
      const { owner, group } = await writableOwner(db, await accessOf(db, user), groupId);
      const inserted = await insertSubstitution(db, kind, owner, entry, most, now());
      if (inserted.outcome === 'known') throw taken(inserted.substitution.spoken);
      if (inserted.outcome === 'full') {
        const detail = `There is room for ${figures.format(most)} of each owner, and it is used up. “${entry.spoken}” was not added; delete what is not needed first.`;
        throw new ProblemError('limit_reached', detail);
      }
      forget(owner);
      return { ...inserted.substitution, group, editable: true };
    },
    async change(user: SignedInUser, id: string, change: SubstitutionChange): Promise<Shelved> {
      const { found, owner, group } = await writable(user, id);
      if (Object.values(change).every((value) => value === undefined)) return { ...found, group, editable: true };
      const changed = await changeSubstitution(db, kind, owner, id, change);
      if (changed === 'taken') throw taken(change.spoken ?? found.spoken);
      if (!changed) throw notFound();
      forget(owner);
      return { ...changed, group, editable: true };
    },
    async remove(user: SignedInUser, id: string): Promise<void> {
      const { owner } = await writable(user, id);
      if (!(await deleteSubstitution(db, kind, owner, id))) throw notFound();
      forget(owner);
    },
    async takeIn(
      user: SignedInUser,
      { text, group_id, dry_run }: { text: string; group_id?: string | undefined; dry_run: boolean },
    ): Promise<PhraseListResult> {
      const { owner } = await writableOwner(db, await accessOf(db, user), group_id);
      const list = readPhraseList(text, readWritten);
      if (dry_run) return planPhrases(await allSubstitutions(db, kind, owner), list, most).result;
      let plan: PhrasePlan | undefined;
      const planned = (known: readonly Substitution[]) => {
        plan = planPhrases(known, list, most);
        return plan.entries;
      };
      await importSubstitutions(db, kind, owner, planned, now());
      if (!plan) throw new Error('an import ended without a plan');
      forget(owner);
      return plan.result;
    },
    /** CSV (RFC 4180) that `takeIn` reads. What a spreadsheet would take for a formula has a `'` before it. */
    async asCsv(user: SignedInUser, group: string | undefined): Promise<string> {
      const access = await accessOf(db, user);
      const owner = (await filterOwner(access, group ?? 'none')) ?? { userId: access.reader.userId };
      const rows = await allSubstitutions(db, kind, owner);
      const table = { fields: ['spoken', 'written'], data: rows.map(({ spoken, written }) => [spoken, written]) };
      return byteOrderMark + papa.unparse(table, { escapeFormulae: /^[=+\-@]/, newline: '\r\n', quotes: true });
    },
  };
}

/** Headers of a CSV file to be saved. */
export const csvHeaders = (filename: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${filename}"`,
  'cache-control': 'no-store',
});
