import browser from 'webextension-polyfill';
import { z } from 'zod';
import { ownOutbox } from '../outbox/own-outbox.ts';
import { readCurrent } from './current.ts';

const alarmName = 'outbox';
/** The shortest a browser allows. */
const alarmEveryMinutes = 0.5;
const countKey = 'waiting';
/** Texts come a moment after their sound: so often they are asked for before the next alarm. */
const askForTexts = 10;
const askEveryMs = 1500;

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
      const { count, needYou } = (await outbox.refresh()).summary;
      await showCount(count);
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
  if (await readCurrent()) return;
  await browser.action.setBadgeText({ text: await waitingText() });
}
