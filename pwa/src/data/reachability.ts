import { type Cell, createCell } from '../app/cell.ts';

/** How often a server that is away is looked for. */
const probeEveryMs = 5000;

export interface Reachability {
  reachable: Pick<Cell<boolean>, 'value' | 'subscribe'>;
  /** `fetch` that notices whether the server answers. */
  fetch: typeof globalThis.fetch;
  /** Looks for the server now. */
  probe(): Promise<void>;
}

/**
 * Knows whether the server answers, from the requests themselves: `navigator.onLine` says nothing about it.
 * Any answer counts; only a request that got none makes the server unreachable, until a probe gets through.
 */
export function createReachability(
  fetch: typeof globalThis.fetch,
  later: (work: () => void, ms: number) => unknown,
): Reachability {
  const reachable = createCell(true);
  let waiting = false;

  const watched: typeof globalThis.fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      reachable.set(true);
      return response;
    } catch (error) {
      if (error instanceof TypeError) lost();
      throw error;
    }
  };
  const probe = async () => {
    try {
      await watched('/healthz', { cache: 'no-store' });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  const lost = () => {
    reachable.set(false);
    if (waiting) return;
    waiting = true;
    later(() => {
      waiting = false;
      if (!reachable.value) void probe();
    }, probeEveryMs);
  };
  return { reachable, fetch: watched, probe };
}
