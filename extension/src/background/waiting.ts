import type { OutboxItem } from '@alfavoice/gateway/client';
import browser from 'webextension-polyfill';
import { z } from 'zod';
import { ownOutbox } from '../outbox/own-outbox.ts';

const alarmName = 'outbox';
/** The shortest a browser allows. */
const alarmEveryMinutes = 0.5;
const countKey = 'waiting';
/** Texts come a moment after their sound: so often they are asked for before the next alarm. */
const askForTexts = 10;
const askEveryMs = 1500;

/** What nobody is speaking or sending live at this moment. */
const left = new Set<OutboxItem['state']>(['kept_here', 'recognising', 'needs_you']);

/**
 * Sends what waits, and looks again by alarm while something does: this script may be put to sleep between, and the
 * recorder may be closed. What other parts of the extension are sending is left to them.
 */
export async function deliverWaiting(): Promise<void> {
  const outbox = await ownOutbox();
  if (!outbox) return;
  try {
    for (let asked = 0; asked < askForTexts; asked++) {
      const outcome = await outbox.sync();
      const { items, summary } = await outbox.refresh();
      const { count, needYou } = summary;
      await showCount(items.filter(({ state }) => left.has(state)).length);
      if (count > needYou) await browser.alarms.create(alarmName, { periodInMinutes: alarmEveryMinutes });
      else await browser.alarms.clear(alarmName);
      if (outcome.kind !== 'recognising') return;
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  } finally {
    await outbox.close();
  }
}

/** At the start of the browser, and again while something waits. */
export function watchWaiting(): void {
  browser.runtime.onStartup.addListener(() => void deliverWaiting());
  browser.runtime.onInstalled.addListener(() => void deliverWaiting());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void deliverWaiting();
  });
}

/** How many dictations wait: what the toolbar button says while none is spoken. */
export async function waitingText(): Promise<string> {
  const count = z
    .number()
    .catch(0)
    .parse((await browser.storage.session.get(countKey))[countKey]);
  return count > 0 ? String(count) : '';
}

async function showCount(count: number): Promise<void> {
  await browser.storage.session.set({ [countKey]: count });
  await showWaiting();
}

/** The number on the toolbar button, unless a dictation, or a text that waits for its field, says something there. */
export async function showWaiting(): Promise<void> {
  const shown = await browser.action.getBadgeText({});
  if (!/^\d*$/.test(shown)) return;
  await browser.action.setBadgeText({ text: await waitingText() });
}
