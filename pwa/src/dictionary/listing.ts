import type { GatewayApi } from '@alfavoice/gateway/client';
import type { Problem, Term } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type DictionarySearch, listTerms } from '../data/dictionary.ts';

export interface Listing {
  items: Term[];
  /** undefined: the first page is not here yet. null: that is everything. */
  cursor: string | null | undefined;
  /** Terms that fit the question, shown or not. */
  total: number;
  loading: boolean;
  problem?: Problem;
}

export interface TermPages {
  listing: Pick<Cell<Listing>, 'value' | 'subscribe'>;
  /** Begins anew; what is shown stays until the first page of the answer is here. */
  find(search: DictionarySearch): Promise<void>;
  more(): Promise<void>;
  /** Just added: it stands on top until the next question. */
  add(term: Term): void;
  replace(term: Term): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
  stop(): void;
}

/** The dictionary page by page; a new question ends the one before it. */
export function createTermPages(api: GatewayApi): TermPages {
  const listing = createCell<Listing>({ items: [], cursor: undefined, total: 0, loading: true });
  /** Taken off the list, and perhaps still on the server: they do not come back with the next page. */
  const taken = new Set<string>();
  let search: DictionarySearch = {};
  let asking = new AbortController();

  const ask = async (cursor: string | undefined) => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { problem: _old, ...shown } = listing.value;
    listing.set({ ...shown, loading: true });
    try {
      const got = await listTerms(api, cursor === undefined ? search : { ...search, cursor }, signal);
      if (signal.aborted) return;
      if (!got.ok) return listing.set({ ...listing.value, loading: false, problem: got.problem });
      const kept = cursor === undefined ? [] : listing.value.items;
      const known = new Set([...kept.map(({ id }) => id), ...taken]);
      const items = [...kept, ...got.value.items.filter(({ id }) => !known.has(id))];
      listing.set({ items, cursor: got.value.next_cursor, total: got.value.total, loading: false });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const put = (items: Term[], more: number) =>
    listing.set({ ...listing.value, items, total: Math.max(0, listing.value.total + more) });

  return {
    listing,
    find(next) {
      search = next;
      return ask(undefined);
    },
    async more() {
      const { cursor, loading } = listing.value;
      if (!loading && cursor) await ask(cursor);
    },
    add: (term) => put([term, ...listing.value.items], 1),
    replace: (term) =>
      put(
        listing.value.items.map((one) => (one.id === term.id ? term : one)),
        0,
      ),
    take(id) {
      const index = listing.value.items.findIndex((term) => term.id === id);
      const term = listing.value.items[index];
      if (!term) return () => {};
      taken.add(id);
      put(listing.value.items.toSpliced(index, 1), -1);
      return () => {
        if (!taken.delete(id)) return;
        if (!listing.value.items.some((one) => one.id === id)) put(listing.value.items.toSpliced(index, 0, term), 1);
      };
    },
    stop: () => asking.abort(),
  };
}
