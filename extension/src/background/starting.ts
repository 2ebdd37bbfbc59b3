import browser, { type Tabs } from 'webextension-polyfill';
import type { Starting } from '../messages/messages.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { readPreferences } from '../preferences/kept-preferences.ts';
import { allSites, inForce } from '../preferences/preferences.ts';
import { readSites } from '../sites/kept-sites.ts';
import type { StoredStarting } from '../starting/main.ts';
import { abandon, begin, finish, makeReady, toggle } from './toggle.ts';

/** Registered with the browser while it is needed, and only then. */
const script = {
  id: 'starting',
  matches: ['*://*/*'],
  js: ['starting.js'],
  allFrames: true,
  runAt: 'document_idle',
} as const;
const key = 'starting';

/** What holds of the ways to start from a page. */
export async function startingInForce(): Promise<StoredStarting> {
  const [preferences, policy, { sites }] = await Promise.all([readPreferences(), readPolicy(), readSites()]);
  const { holdKey, doubleTap, button } = inForce(preferences, policy);
  const noButtonOn = Object.keys(sites).filter((host) => sites[host]?.button === false);
  return { holdKey, doubleTap, button, noButtonOn };
}

/** Brings the script to pages, or takes it from them, as is chosen and allowed now. */
export const arrangeStarting = (): Promise<void> =>
  navigator.locks.request('arrange-starting', async () => {
    const starting = await startingInForce();
    const wanted =
      (starting.holdKey !== '' || starting.doubleTap !== 'off' || starting.button) &&
      (await browser.permissions.contains(allSites));
    await browser.storage.sync.set({ [key]: starting });
    const registered = (await browser.scripting.getRegisteredContentScripts({ ids: [script.id] })).length > 0;
    if (registered && !wanted) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
    if (!registered && wanted) {
      await browser.scripting.registerContentScripts([{ ...script, js: [...script.js], matches: [...script.matches] }]);
      await intoOpenTabs();
    }
  });

/** Pages that were open before have to be served by hand. */
async function intoOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: allSites.origins });
  await Promise.allSettled(
    tabs.map(({ id }) =>
      browser.scripting.executeScript({ target: { tabId: id ?? -1, allFrames: true }, files: [...script.js] }),
    ),
  );
}

/** A key or the button of a page says what is meant. It counts only while such a way is chosen. */
export async function startFrom(tab: Tabs.Tab | undefined, does: Starting): Promise<void> {
  const { holdKey, doubleTap, button } = await startingInForce();
  if (does === 'ready' && (holdKey !== '' || doubleTap !== 'off' || button)) return makeReady();
  if (does === 'toggle' && (doubleTap !== 'off' || button)) return toggle(tab);
  if (holdKey === '') return;
  if (does === 'begin') return begin(tab);
  if (does === 'finish') return finish();
  if (does === 'abandon') return abandon();
}

/** Looks again whenever something that decides it has changed. */
export function followStarting(): void {
  const arrange = () => void arrangeStarting();
  const prepare = () => void Promise.all([arrangeStarting(), makeReady()]);
  browser.runtime.onInstalled.addListener(prepare);
  browser.runtime.onStartup.addListener(prepare);
  browser.permissions.onAdded.addListener(arrange);
  browser.permissions.onRemoved.addListener(arrange);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || 'preferences' in changes || 'sites' in changes) arrange();
    if ('gateway' in changes) void makeReady();
  });
}
