/** Where a sign-in is remembered: localStorage, `storage.local` of an extension, a file. */
export interface SignInStorage {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** `localStorage` as a sign-in's storage. */
export const pageStorage = (store: Storage): SignInStorage => ({
  get: async (key) => store.getItem(key) ?? undefined,
  set: async (key, value) => store.setItem(key, value),
  remove: async (key) => store.removeItem(key),
});
