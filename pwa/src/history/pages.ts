import type { GatewayApi } from '@alfavoice/gateway/client';
import type { HistoryItem, HistoryPage } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type HistorySearch, listHistory } from '../data/history.ts';
import { createEdits, type Edits } from '../paging/edits.ts';
import { createPaging, type Listing, type Paging } from '../paging/paging.ts';

export interface Pages extends Pick<Paging<HistorySearch>, 'find' | 'more' | 'stop'>, Pick<Edits<HistoryItem>, 'take'> {
  listing: Pick<Cell<Listing<HistoryItem>>, 'value' | 'subscribe'>;
  /** Looks for newer dictations; what is shown stays in its place below them. */
  refresh(): Promise<void>;
  /** It was changed: hits of the search no longer stand where they stood. */
  replace(changed: HistoryItem): void;
  /** Its recording is gone, or there again. */
  sound(id: string, there: boolean): void;
}

const nothing: Listing<HistoryItem> = { items: [], cursor: undefined, loading: true };

/** History page by page; a new question ends the one before it. */
export function createPages(api: GatewayApi): Pages {
  const listing = createCell<Listing<HistoryItem>>(nothing);
  const put = (items: HistoryItem[]) => listing.set({ ...listing.value, items });
  const { below, fresh, change, take } = createEdits(listing, put);
  const paging = createPaging<HistoryItem, Listing<HistoryItem>, HistorySearch, HistoryPage>(
    listing,
    {},
    (search, signal) => listHistory(api, search, signal),
    ({ items, next_cursor }, kept) => ({ items: below(kept, items), cursor: next_cursor, loading: false }),
  );
  const { find, more, stop } = paging;

  return {
    ...{ listing, find, more, stop, take },
    async refresh() {
      const { cursor, loading, problem } = listing.value;
      if (loading || problem || cursor === undefined) return;
      const { signal, search } = paging;
      const got = await listHistory(api, search, signal).catch(() => undefined);
      if (!got?.ok || signal.aborted) return;
      const { items: newest, next_cursor } = got.value;
      const items = fresh(newest);
      const gap = items.length === newest.length && next_cursor !== null;
      if (gap) listing.set({ items, cursor: next_cursor, loading: false });
      else if (items.length > 0) put([...items, ...listing.value.items]);
    },
    replace({ highlight: _hits, ...changed }) {
      change(changed.id, () => changed);
    },
    sound(id, there) {
      change(id, (item) => ({ ...item, has_audio: there }));
    },
  };
}
