import type { GatewayApi } from '@alfavoice/gateway/client';
import type { DictionaryPage, Term } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type DictionarySearch, listTerms } from '../data/dictionary.ts';
import { createPaging, type Listing, type Paging } from '../paging/paging.ts';

export interface TermListing extends Listing<Term> {
  /** Terms that fit the question, shown or not. */
  total: number;
}

export interface TermPages extends Pick<Paging<DictionarySearch>, 'find' | 'more' | 'stop'> {
  listing: Pick<Cell<TermListing>, 'value' | 'subscribe'>;
  /** Just added: it stands on top until the next question. */
  add(term: Term): void;
  replace(term: Term): void;
  /** @returns what puts it back where it was */
  take(id: string): () => void;
}

/** The dictionary page by page; a new question ends the one before it. */
export function createTermPages(api: GatewayApi): TermPages {
  const listing = createCell<TermListing>({ items: [], cursor: undefined, total: 0, loading: true });
  /** Taken off the list, and perhaps still on the server: they do not come back with the next page. */
  const taken = new Set<string>();
  const paging = createPaging<Term, TermListing, DictionarySearch, DictionaryPage>(
    listing,
    {},
    (search, signal) => listTerms(api, search, signal),
    (page, kept) => {
      const known = new Set([...kept.map(({ id }) => id), ...taken]);
      const items = [...kept, ...page.items.filter(({ id }) => !known.has(id))];
      return { items, cursor: page.next_cursor, total: page.total, loading: false };
    },
  );
  const put = (items: Term[], more: number) =>
    listing.set({ ...listing.value, items, total: Math.max(0, listing.value.total + more) });

  return {
    listing,
    find: paging.find,
    more: paging.more,
    stop: paging.stop,
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
  };
}
