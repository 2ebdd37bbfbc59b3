import type { Answer } from '@alfavoice/gateway/client';
import type { EntryQuery, Term, TermListResult } from '@alfavoice/gateway/contract';

/** The lists of words: an entry of each is said, and written in its own way. */
export const wordKinds = ['dictionary', 'replacements', 'snippets'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What the entries of all lists have in common. */
export type Entry = Pick<Term, 'id' | 'disabled' | 'group' | 'editable'>;
export type EntrySearch = Partial<Omit<EntryQuery, 'limit'>>;

export interface EntryPage<Item> {
  items: Item[];
  next_cursor: string | null;
  total: number;
}

/** Many entries as they were pasted or stand in a file; with `dry_run` nothing changes. */
export interface EntryList {
  text: string;
  group_id?: string;
  dry_run?: boolean;
}
/** What came of a list, or would come of it. */
export type ListResult = Pick<TermListResult, 'added' | 'changed' | 'known' | 'refused'> & {
  refusals: { line: number; text: string; reason: string }[];
};

/** One list on the server. A `Draft` is what a person says of an entry. */
export interface Entries<Item extends Entry & Draft, Draft> {
  kind: WordKind;
  /** What a sentence calls it. */
  nameOf(entry: Draft): string;
  list(search: EntrySearch, signal: AbortSignal): Promise<Answer<EntryPage<Item>>>;
  /** @param groupId for administrators: it becomes the group's */
  add(draft: Draft, groupId?: string): Promise<Answer<Item>>;
  change(id: string, draft: Draft): Promise<Answer<Item>>;
  /** Deletes for good. The request outlives the page. */
  remove(id: string): Promise<Answer<undefined>>;
  addList(list: EntryList, signal?: AbortSignal): Promise<Answer<ListResult>>;
  /** @returns a CSV file; its bytes as they came, since the mark at their beginning tells spreadsheets the encoding */
  export(group: string): Promise<Answer<Blob>>;
}

/** Two screens of rows. */
const pageSize = 50;

export const pageOf = (search: EntrySearch) => ({ query: { ...search, limit: pageSize } });
export const inGroup = (groupId: string | undefined) => (groupId === undefined ? {} : { group_id: groupId });
