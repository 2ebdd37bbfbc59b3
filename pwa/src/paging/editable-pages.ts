import type { Answer } from '@alfavoice/gateway/client';
import { type Cell, createCell } from '../app/cell.ts';
import { createEdits, type Edits } from './edits.ts';
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

export interface EditablePages<Item, Search>
  extends Pick<Paging<Search>, 'find' | 'more' | 'stop'>,
    Pick<Edits<Item>, 'take'> {
  listing: Pick<Cell<EditableListing<Item>>, 'value' | 'subscribe'>;
  /** Just added: it stands on top until the next question. */
  add(item: Item): void;
  replace(item: Item): void;
}

/** A list one adds to, changes and takes from, page by page; a new question ends the one before it. */
export function createEditablePages<Item extends { id: string }, Search extends object>(
  nothing: Search,
  list: (search: Search & { cursor?: string }, signal: AbortSignal) => Promise<Answer<Page<Item>>>,
): EditablePages<Item, Search> {
  const listing = createCell<EditableListing<Item>>({ items: [], cursor: undefined, total: 0, loading: true });
  const put = (items: Item[], more: number) =>
    listing.set({ ...listing.value, items, total: Math.max(0, listing.value.total + more) });
  const { below, change, take } = createEdits(listing, put);
  const { find, more, stop } = createPaging<Item, EditableListing<Item>, Search, Page<Item>>(
    listing,
    nothing,
    list,
    ({ items, next_cursor, total }, kept) => ({
      items: below(kept, items),
      cursor: next_cursor,
      total,
      loading: false,
    }),
  );
  return {
    ...{ listing, find, more, stop, take },
    add: (item) => put([item, ...listing.value.items], 1),
    replace: (item) => change(item.id, () => item),
  };
}
