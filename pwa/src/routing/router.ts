import { type Cell, createCell } from '../app/cell.ts';
import { match, type Place, places } from './match.ts';

export interface Address {
  place: Place;
  search: URLSearchParams;
  /** Without its `#`. */
  hash: string;
}

export interface Router {
  current: Pick<Cell<Address>, 'value' | 'subscribe'>;
  go(place: Place): void;
  /** Changes the query and the hash of the current place; Back does not step through it. */
  refine(search: Record<string, string | undefined>, hash?: string): void;
}

/** Keeps the place and the address bar in step; links within the app need no more than `href`. */
export function createRouter(page: Window): Router {
  const read = (): Address => {
    const { place, known } = match(page.location.pathname);
    if (!known) page.history.replaceState(null, '', places[place]);
    return { place, search: new URLSearchParams(page.location.search), hash: page.location.hash.slice(1) };
  };
  const current = createCell(read());
  const follow = () => current.set(read());

  const go = (url: string) => {
    page.history.pushState(null, '', url);
    follow();
    page.scrollTo(0, 0);
  };
  page.addEventListener('popstate', follow);
  page.addEventListener('hashchange', follow);
  page.document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== page.location.origin || !match(link.pathname).known) return;
    event.preventDefault();
    if (link.href !== page.location.href) go(link.href);
  });

  return {
    current,
    go: (place) => go(places[place]),
    refine(search, hash) {
      const query = new URLSearchParams(
        Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : [])),
      );
      const { place } = current.value;
      const tail = (query.size > 0 ? `?${query}` : '') + (hash ? `#${hash}` : '');
      page.history.replaceState(null, '', places[place] + tail);
      follow();
    },
  };
}
