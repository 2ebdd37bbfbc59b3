import browser from 'webextension-polyfill';
import { defaultPreferences, type Preferences, preferencesSchema } from './preferences.ts';

const key = 'preferences';

/** As chosen; see `inForce` for what holds. */
export async function readPreferences(): Promise<Preferences> {
  const read = preferencesSchema.safeParse((await browser.storage.local.get(key))[key]);
  return read.success ? read.data : defaultPreferences;
}
export async function changePreferences(change: Partial<Preferences>): Promise<Preferences> {
  const next = { ...(await readPreferences()), ...change };
  await browser.storage.local.set({ [key]: next });
  return next;
}
