import browser, { type Tabs } from 'webextension-polyfill';
import { ownOutbox } from '../outbox/own-outbox.ts';
import { insertHere } from './kept-text.ts';

/** Inserts the last dictated text where the caret is now. It is on this device: no connection is needed. */
export async function insertLast(tab: Tabs.Tab | undefined): Promise<void> {
  const outbox = await ownOutbox();
  if (!outbox) return;
  try {
    const last = await outbox.lastText();
    const outcome = last && (await insertHere(tab ?? (await activeTab()), last.text));
    if (outcome?.kind === 'inserted') await outbox.keepText(last?.text ?? '', true);
  } finally {
    await outbox.close();
  }
}

async function activeTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab;
}
