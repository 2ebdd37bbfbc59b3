import type { Answer } from '@alfavoice/gateway/client';
import type { Problem } from '@alfavoice/gateway/contract';
import type { Cell } from '../app/cell.ts';

/** What of a list is on the page. */
export interface Listing<Item> {
  items: Item[];
  /** undefined: the first page is not here yet. null: that is everything. */
  cursor: string | null | undefined;
  loading: boolean;
  problem?: Problem | undefined;
}

export interface Paging<Search> {
  /** The question, and what ends with it. */
  readonly search: Search;
  readonly signal: AbortSignal;
  /** Begins anew; what is shown stays until the first page of the answer is here. */
  find(search: Search): Promise<void>;
  more(): Promise<void>;
  stop(): void;
}

/**
 * A list page by page; a new question ends the one before it.
 * @param nothing the question until one is asked
 * @param shown what is shown when a page has come below what stays
 */
export function createPaging<Item, Shown extends Listing<Item>, Search extends object, Page>(
  listing: Cell<Shown>,
  nothing: Search,
  list: (search: Search & { cursor?: string }, signal: AbortSignal) => Promise<Answer<Page>>,
  shown: (page: Page, kept: readonly Item[]) => Shown,
): Paging<Search> {
  let search = nothing;
  let asking = new AbortController();

  const ask = async (cursor: string | undefined) => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    listing.set({ ...listing.value, loading: true, problem: undefined });
    try {
      const got = await list(cursor === undefined ? search : { ...search, cursor }, signal);
      if (signal.aborted) return;
      if (!got.ok) return listing.set({ ...listing.value, loading: false, problem: got.problem });
      listing.set(shown(got.value, cursor === undefined ? [] : listing.value.items));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  return {
    get search() {
      return search;
    },
    get signal() {
      return asking.signal;
    },
    find(next) {
      search = next;
      return ask(undefined);
    },
    async more() {
      const { cursor, loading } = listing.value;
      if (!loading && cursor) await ask(cursor);
    },
    stop: () => asking.abort(),
  };
}
