import { bytesPerSecond } from '../../contract/limits.ts';
import type { SignInStorage } from '../sign-in/storage.ts';
import type { OutboxWarning } from './state.ts';

/** Room for less than this is worth a warning: two of the longest dictations. */
const warnBelowMs = 20 * 60_000;
/** Ciphertext, keys and the database's own records make of 1 byte so many. */
const overhead = 1.1;

export interface Space {
  /** Asks the browser not to throw away what waits here. Some ask the person. */
  persist(): Promise<void>;
  warning(): Promise<OutboxWarning | undefined>;
}

/** What the browser lets this origin keep. @param storage `navigator.storage`; without it nothing is known */
export function createSpace(storage: StorageManager | undefined): Space {
  return {
    async persist() {
      if (storage?.persist && !(await storage.persisted())) await storage.persist();
    },
    async warning() {
      const { quota, usage } = (await storage?.estimate?.()) ?? {};
      if (quota === undefined || usage === undefined) return undefined;
      const leftMs = (Math.max(0, quota - usage) / (bytesPerSecond * overhead)) * 1000;
      return leftMs < warnBelowMs ? { kind: 'nearly_full', leftMs } : undefined;
    },
  };
}

/** Remembers outside of the database how much waits in it: a browser that throws the one away leaves the other. */
export function createEvictionMark(storage: SignInStorage, owner: string) {
  const key = `alfavoice.outbox.${owner}`;
  let written: number | undefined;
  return {
    async set(count: number): Promise<void> {
      if (count === written) return;
      written = count;
      if (count > 0) await storage.set(key, String(count));
      else await storage.remove(key);
    },
    /** How many waited when it was last looked at. */
    async read(): Promise<number> {
      return Number((await storage.get(key)) ?? 0);
    },
  };
}
