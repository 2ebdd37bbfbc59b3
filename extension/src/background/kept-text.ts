import browser, { type Tabs } from 'webextension-polyfill';
import { z } from 'zod';
import type { Target } from '../messages/target.ts';
import type { KeptReason, Outcome, View } from '../messages/view.ts';
import { showBadge } from './badge.ts';
import { inject, pinIn } from './inject.ts';
import { openNotice } from './notice.ts';
import { insertInto, setActive, show } from './show.ts';

const key = 'kept-text';
/** So long the shortcut means this text; after that it begins a dictation again, and the text is in the history. */
const offeredMs = 2 * 60_000;
/** There it may stand already: only the person can see whether it should come again. */
const standsInPart = new Set<KeptReason>(['cut', 'unseen']);
const keptTextSchema = z.object({ text: z.string(), until: z.number() });

/** A text that found no field waits for the person to say where it belongs. */
const keepText = (text: string) =>
  browser.storage.session.set({
    [key]: { text, until: Date.now() + offeredMs } satisfies z.infer<typeof keptTextSchema>,
  });
export const forgetText = () => browser.storage.session.remove(key);

/**
 * Inserts the text that waits where the caret is now: by the shortcut, or by the button of the notice that says it waits.
 * Two presses insert it once.
 * @param tab the one looked at; an extension's own window is none
 * @returns false when no text waits, or scripts are forbidden there
 */
export const insertKept = (tab: Tabs.Tab | undefined): Promise<boolean> =>
  navigator.locks.request('kept-text', () => insertIn(tab));

async function insertIn(tab: Tabs.Tab | undefined): Promise<boolean> {
  const kept = keptTextSchema.safeParse((await browser.storage.session.get(key))[key]);
  if (!kept.success || kept.data.until < Date.now()) return false;
  const outcome = await insertHere(tab, kept.data.text);
  if (outcome?.kind === 'inserted') await forgetText();
  return outcome !== undefined;
}

/** Inserts a text where the caret is now, and shows what came of it. @returns undefined where scripts are forbidden */
export async function insertHere(tab: Tabs.Tab | undefined, text: string): Promise<Outcome | undefined> {
  const place = tab?.url?.startsWith(browser.runtime.getURL('')) ? await tabInFront() : tab;
  const pin = crypto.randomUUID();
  const pinned = place?.id === undefined ? undefined : await pinIn(place.id, pin, false);
  if (place?.id === undefined || !pinned) return undefined;
  const { frameId, outOfReach } = pinned;
  const host = place.url && URL.canParse(place.url) ? new URL(place.url).hostname : '';
  const target = { tabId: place.id, frameId, host, pin };
  const outcome: Outcome = outOfReach ? { kind: 'kept', reason: 'no_field' } : await insertInto(target, { text });
  const view: View =
    outcome.kind === 'inserted' ? { kind: 'inserted' } : { kind: 'kept', reason: outcome.reason, text };
  await Promise.all([show(target, view), setActive(target, false), showBadge(view.kind)]);
  return outcome;
}

/** Says that a text waits, where the person looks now. @param target where it was dictated into */
export async function offer(target: Target, view: View & { kind: 'kept' }): Promise<void> {
  if (!standsInPart.has(view.reason)) await keepText(view.text);
  const tabId = (await tabInFront())?.id;
  if (tabId === undefined || tabId === target.tabId) return show(target, view);
  await show(target, { kind: 'hidden' });
  await ((await inject(tabId)) ? show({ ...target, tabId }, view) : openNotice(view));
}

/** The page looked at; where a small window of the extension is in front, the one looked at before. */
async function tabInFront(): Promise<Tabs.Tab | undefined> {
  const { id, type } = await browser.windows.getLastFocused();
  const here = type === 'normal' && id !== undefined ? { windowId: id } : { windowType: 'normal' as const };
  const tabs = await browser.tabs.query({ active: true, ...here });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}
