/// <reference types="chrome" />
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './extension.ts';
import { background } from './overlay-root.ts';

const microphone = { deviceId: '', echoCancellation: false, noiseSuppression: false, autoGainControl: true };

/**
 * Connects the extension to a gateway of a test as a pairing would, with a token that holds for an hour.
 * @param starting ways to start from a page
 */
export async function connectAsPerson(
  browser: ExtensionBrowser,
  gateway: string,
  starting: { holdKey?: string; doubleTap?: string; button?: boolean } = {},
): Promise<void> {
  const user = { id: 'person', email: 'anna@firma.example', role: 'user' };
  const tokens = { access_token: 'good', expires_at_ms: Date.now() + 3_600_000, refresh_token: 'again' };
  const account = { gateway, owner: user.id, 'alfavoice.sign-in': JSON.stringify({ user, ...tokens }) };
  const preferences = { holdKey: '', doubleTap: 'off', button: false, ...starting, microphone };
  const worker = await background(browser);
  await worker.evaluate((stored) => chrome.storage.local.set(stored), { ...account, preferences });
  if (Object.keys(starting).length === 0) return;
  await expect
    .poll(() => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length))
    .toBe(1);
}
