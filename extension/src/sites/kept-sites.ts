import browser from 'webextension-polyfill';
import { emptySites, type Site, type Sites, sitesSchema } from './site.ts';

/** Kept on this computer, not in `storage.sync`: which sites somebody writes on is nobody else's business. */
const key = 'sites';

export async function readSites(): Promise<Sites> {
  const read = sitesSchema.safeParse((await browser.storage.local.get(key))[key]);
  return read.success ? read.data : emptySites;
}
export const keepSites = (sites: Sites) => browser.storage.local.set({ [key]: sites });

/** @param change `undefined` forgets what was chosen for the site */
export async function changeSite(host: string, change: Site | undefined): Promise<Sites> {
  const { usual, sites } = await readSites();
  const { [host]: before, ...others } = sites;
  const next = { usual, sites: change ? { ...others, [host]: { ...before, ...change } } : others };
  await keepSites(next);
  return next;
}
