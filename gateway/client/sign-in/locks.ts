/** Runs work by name, one at a time. */
export interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs work now if nobody holds the name. @returns false when somebody does */
  ifFree(name: string, work: () => Promise<void>): Promise<boolean>;
  /** The names somebody holds now. */
  held(): Promise<ReadonlySet<string>>;
}

/** One at a time within this context only: for pages without Web Locks (plain http on another machine). */
export function contextLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  const request = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const result = (tails.get(name) ?? Promise.resolve()).then(work, work);
    const tail: Promise<void> = result.then(
      () => leave(),
      () => leave(),
    );
    const leave = () => {
      if (tails.get(name) === tail) tails.delete(name);
    };
    tails.set(name, tail);
    return result;
  };
  return {
    request,
    async ifFree(name, work) {
      if (tails.has(name)) return false;
      await request(name, work);
      return true;
    },
    held: async () => new Set(tails.keys()),
  };
}

/** Web Locks hold across the tabs, workers and pages of an origin; where they are absent, within this context. */
export function originLocks(): Locks {
  const locks = globalThis.navigator?.locks;
  if (!locks) return contextLocks();
  return {
    request: <T>(name: string, work: () => Promise<T>) => locks.request(name, work) as Promise<T>,
    ifFree: (name, work) =>
      locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await work();
        return lock !== null;
      }),
    async held() {
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => name ?? []));
    },
  };
}
