import { Workbox } from 'workbox-window';
import { type Cell, createCell } from './cell.ts';

/** How often a page that stays open looks for a new version. */
const lookEveryMs = 60 * 60 * 1000;

/**
 * Registers the service worker, which makes the app open without a server.
 * @returns what takes a new version once it waits: the page reloads with it
 */
export function watchUpdates(
  browser: Navigator,
  enabled: boolean,
): Pick<Cell<(() => void) | undefined>, 'value' | 'subscribe'> {
  const update = createCell<(() => void) | undefined>(undefined);
  if (!enabled || !browser.serviceWorker) return update;
  const workbox = new Workbox('/sw.js');
  workbox.addEventListener('waiting', () =>
    update.set(() => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    }),
  );
  workbox.register().then(
    () => setInterval(() => void workbox.update(), lookEveryMs),
    // Refused by a policy or a private window: the app then needs the server to open, nothing else.
    (error: unknown) => console.warn('No service worker:', error),
  );
  return update;
}
