import type { Answer } from '@alfavoice/gateway/client';
import { type Cell, createCell } from '../app/cell.ts';
import { createPaging, type Listing, type Paging } from './paging.ts';

export interface EditableListing<Item> extends Listing<Item> {
  /** Items that fit the question, shown or not. */
  total: number;
}

interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
  total: number;
}

export interface EditablePages<Item, Search> extends Pick<Paging<Search>, 'find' | 'more' | 'stop'> {
  listing: Pick<Cell<EditableListing<Item>>, 'value' | 'subscribe'>;
  /** Just added: it stands on top until the next question. */
  add(item: Item): void;
  replace(item: Item): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
}

/** A list one adds to, changes and takes from, page by page; a new question ends the one before it. */
export function createEditablePages<Item extends { id: string }, Search extends object>(
  nothing: Search,
  list: (search: Search & { cursor?: string }, signal: AbortSignal) => Promise<Answer<Page<Item>>>,
): EditablePages<Item, Search> {
  const listing = createCell<EditableListing<Item>>({ items: [], cursor: undefined, total: 0, loading: true });
  /** Taken off the list, and perhaps still on the server: they do not come back with the next page. */
  const taken = new Set<string>();
  const paging = createPaging<Item, EditableListing<Item>, Search, Page<Item>>(listing, nothing, list, (page, kept) => {
    const known = new Set([...kept.map(({ id }) => id), ...taken]);
    const items = [...kept, ...page.items.filter(({ id }) => !known.has(id))];
    return { items, cursor: page.next_cursor, total: page.total, loading: false };
  });
  const put = (items: Item[], more: number) =>
    listing.set({ ...listing.value, items, total: Math.max(0, listing.value.total + more) });

  return {
    listing,
    find: paging.find,
    more: paging.more,
    stop: paging.stop,
    add: (item) => put([item, ...listing.value.items], 1),
    replace: (item) =>
      put(
        listing.value.items.map((one) => (one.id === item.id ? item : one)),
        0,
      ),
    take(id) {
      const index = listing.value.items.findIndex((item) => item.id === id);
      const item = listing.value.items[index];
      if (!item) return () => {};
      taken.add(id);
      put(listing.value.items.toSpliced(index, 1), -1);
      return () => {
        if (!taken.delete(id)) return;
        if (!listing.value.items.some((one) => one.id === id)) put(listing.value.items.toSpliced(index, 0, item), 1);
      };
    },
  };
}
