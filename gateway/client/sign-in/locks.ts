/** Runs work by name, one at a time. */
export interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** One at a time within this context only: for pages without Web Locks (plain http on another machine). */
export function contextLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const result = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        result.catch(() => undefined),
      );
      return result;
    },
  };
}

/** Web Locks hold across the tabs, workers and pages of an origin; where they are absent, within this context. */
export function originLocks(): Locks {
  const locks = globalThis.navigator?.locks;
  if (!locks) return contextLocks();
  return { request: <T>(name: string, work: () => Promise<T>) => locks.request(name, work) as Promise<T> };
}
