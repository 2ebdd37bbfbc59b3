import browser from 'webextension-polyfill';
import type { Place } from '../overlay/place.ts';

/** Where the overlay stands on a site. @param moved it was moved there now */
export async function placeOn(host: string, moved: Place | undefined): Promise<Place | undefined> {
  const key = `place:${host}`;
  if (moved) await browser.storage.local.set({ [key]: moved });
  return moved ?? ((await browser.storage.local.get(key))[key] as Place | undefined);
}
