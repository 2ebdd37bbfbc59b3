import browser from 'webextension-polyfill';
import type { BridgeMessage } from '../messages/messages.ts';
import { pair, settingsOf } from '../pairing/connection.ts';
import { dropPending, type Pending } from '../pairing/pending.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { OptionsState } from './state.ts';

/** So that the first dictation already knows them. */
const settingsWithinMs = 3000;

/** Redeems a code and tells the page it came from. @returns how the page goes on */
export async function connect({ code, gateway, tabId }: Pending): Promise<NonNullable<OptionsState['connect']>> {
  await dropPending();
  const { gateway: only } = await readPolicy();
  if (only && only !== gateway) return { step: 'failed', word: 'connect_foreign', value: only };
  const paired = await pair(gateway, code);
  if (!paired.ok) {
    const away = paired.problem.code === 'unavailable' || paired.problem.status >= 500;
    return { step: 'failed', word: away ? 'connect_unavailable' : 'connect_expired' };
  }
  await settingsOf(gateway, settingsWithinMs);
  if (tabId !== undefined) await tellPage(tabId);
  return { step: 'done' };
}

async function tellPage(tabId: number): Promise<void> {
  const message: BridgeMessage = { to: 'bridge', type: 'connected' };
  try {
    await browser.tabs.sendMessage(tabId, message);
  } catch (error) {
    // The page has been closed meanwhile; the connection stands all the same.
    if (!(error instanceof Error)) throw error;
  }
}
