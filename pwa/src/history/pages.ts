import type { GatewayApi } from '@alfavoice/gateway/client';
import type { HistoryItem, HistoryPage } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type HistorySearch, listHistory } from '../data/history.ts';
import { createPaging, type Listing, type Paging } from '../paging/paging.ts';

export interface Pages extends Pick<Paging<HistorySearch>, 'find' | 'more' | 'stop'> {
  listing: Pick<Cell<Listing<HistoryItem>>, 'value' | 'subscribe'>;
  /** Looks for newer dictations; what is shown stays in its place below them. */
  refresh(): Promise<void>;
  /** It was changed: hits of the search no longer stand where they stood. */
  replace(changed: HistoryItem): void;
  /** Its recording is gone, or there again. */
  sound(id: string, there: boolean): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
}

const nothing: Listing<HistoryItem> = { items: [], cursor: undefined, loading: true };

/** History page by page; a new question ends the one before it. */
export function createPages(api: GatewayApi): Pages {
  const listing = createCell<Listing<HistoryItem>>(nothing);
  const paging = createPaging<HistoryItem, Listing<HistoryItem>, HistorySearch, HistoryPage>(
    listing,
    {},
    (search, signal) => listHistory(api, search, signal),
    (page, kept) => {
      const known = new Set(kept.map(({ id }) => id));
      const items = [...kept, ...page.items.filter(({ id }) => !known.has(id))];
      return { items, cursor: page.next_cursor, loading: false };
    },
  );
  const put = (items: HistoryItem[]) => listing.set({ ...listing.value, items });

  return {
    listing,
    find: paging.find,
    more: paging.more,
    stop: paging.stop,
    async refresh() {
      const { cursor, loading, problem } = listing.value;
      if (loading || problem || cursor === undefined) return;
      const { signal, search } = paging;
      const got = await listHistory(api, search, signal).catch(() => undefined);
      if (!got?.ok || signal.aborted) return;
      const known = new Set(listing.value.items.map(({ id }) => id));
      const fresh = got.value.items.filter(({ id }) => !known.has(id));
      const gap = fresh.length === got.value.items.length && got.value.next_cursor !== null;
      if (gap) listing.set({ items: fresh, cursor: got.value.next_cursor, loading: false });
      else if (fresh.length > 0) put([...fresh, ...listing.value.items]);
    },
    replace({ highlight: _hits, ...changed }) {
      put(listing.value.items.map((item) => (item.id === changed.id ? changed : item)));
    },
    sound(id, there) {
      put(listing.value.items.map((item) => (item.id === id ? { ...item, has_audio: there } : item)));
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
  };
}
