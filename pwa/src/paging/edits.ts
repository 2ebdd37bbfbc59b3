import type { Cell } from '../app/cell.ts';
import type { Listing } from './paging.ts';

export interface Edits<Item> {
  /** A page below what stays, without what is there already or was taken off the list. */
  below(kept: readonly Item[], page: readonly Item[]): Item[];
  /** Of these, what is neither there already nor was taken off the list. */
  fresh(items: readonly Item[]): Item[];
  change(id: string, changed: (item: Item) => Item): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
}

/** @param put shows other items, so many more than before */
export function createEdits<Item extends { id: string }>(
  listing: Pick<Cell<Listing<Item>>, 'value'>,
  put: (items: Item[], more: number) => void,
): Edits<Item> {
  /** Taken off the list, and perhaps still on the server: they do not come back with the next page. */
  const taken = new Set<string>();
  const unknown = (items: readonly Item[], kept: readonly Item[]) => {
    const known = new Set([...kept.map(({ id }) => id), ...taken]);
    return items.filter(({ id }) => !known.has(id));
  };
  return {
    below: (kept, page) => [...kept, ...unknown(page, kept)],
    fresh: (items) => unknown(items, listing.value.items),
    change: (id, changed) =>
      put(
        listing.value.items.map((item) => (item.id === id ? changed(item) : item)),
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
