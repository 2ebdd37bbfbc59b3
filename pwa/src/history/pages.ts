import type { GatewayApi } from '@alfavoice/gateway/client';
import type { HistoryItem, Problem } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type HistorySearch, listHistory } from '../data/history.ts';

export interface Listing {
  items: HistoryItem[];
  /** undefined: the first page is not here yet. null: that is everything. */
  cursor: string | null | undefined;
  loading: boolean;
  problem?: Problem;
}

export interface Pages {
  listing: Pick<Cell<Listing>, 'value' | 'subscribe'>;
  /** Begins anew; what is shown stays until the first page of the answer is here. */
  find(search: HistorySearch): Promise<void>;
  more(): Promise<void>;
  /** Looks for newer dictations; what is shown stays in its place below them. */
  refresh(): Promise<void>;
  /** Its text was corrected: hits of the search no longer stand where they stood. */
  correct(id: string, text: string): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
  stop(): void;
}

const nothing: Listing = { items: [], cursor: undefined, loading: true };

/** History page by page; a new question ends the one before it. */
export function createPages(api: GatewayApi): Pages {
  const listing = createCell<Listing>(nothing);
  let search: HistorySearch = {};
  let asking = new AbortController();

  const ask = async (cursor: string | undefined) => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { problem: _old, ...shown } = listing.value;
    listing.set({ ...shown, loading: true });
    try {
      const got = await listHistory(api, cursor === undefined ? search : { ...search, cursor }, signal);
      if (signal.aborted) return;
      const { items, cursor: before } = listing.value;
      if (!got.ok) return listing.set({ items, cursor: before, loading: false, problem: got.problem });
      const known = new Set(cursor === undefined ? [] : items.map(({ id }) => id));
      const fresh = got.value.items.filter(({ id }) => !known.has(id));
      const kept = cursor === undefined ? [] : items;
      listing.set({ items: [...kept, ...fresh], cursor: got.value.next_cursor, loading: false });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const put = (items: HistoryItem[]) => listing.set({ ...listing.value, items });

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
    async refresh() {
      const { cursor, loading, problem } = listing.value;
      if (loading || problem || cursor === undefined) return;
      const { signal } = asking;
      const got = await listHistory(api, search, signal).catch(() => undefined);
      if (!got?.ok || signal.aborted) return;
      const known = new Set(listing.value.items.map(({ id }) => id));
      const fresh = got.value.items.filter(({ id }) => !known.has(id));
      const gap = fresh.length === got.value.items.length && got.value.next_cursor !== null;
      if (gap) listing.set({ items: fresh, cursor: got.value.next_cursor, loading: false });
      else if (fresh.length > 0) put([...fresh, ...listing.value.items]);
    },
    correct(id, text) {
      const corrected = ({ highlight: _hits, ...item }: HistoryItem) => ({ ...item, text });
      put(listing.value.items.map((item) => (item.id === id ? corrected(item) : item)));
    },
    take(id) {
      const index = listing.value.items.findIndex((item) => item.id === id);
      const item = listing.value.items[index];
      put(listing.value.items.filter((one) => one.id !== id));
      return () => {
        if (item && !listing.value.items.some((one) => one.id === id))
          put(listing.value.items.toSpliced(index, 0, item));
      };
    },
    stop: () => asking.abort(),
  };
}
