import browser, { type Tabs } from 'webextension-polyfill';
import { connectPath } from '../pairing/address.ts';

/**
 * Where the extension is not on every page, nobody hears a page that offers a pairing code until a person presses there.
 * @returns false where the page is none that could
 */
export async function hearConnectPage(tab: Tabs.Tab | undefined): Promise<boolean> {
  if (tab?.id === undefined || !tab.url || !URL.canParse(tab.url)) return false;
  const { pathname, hash } = new URL(tab.url);
  if (pathname !== connectPath || hash.length < 2) return false;
  await browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['bridge.js'] });
  return true;
}
