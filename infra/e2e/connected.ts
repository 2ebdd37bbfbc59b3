/// <reference types="chrome" />
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './extension.ts';
import { background } from './overlay-root.ts';

const microphone = { deviceId: '', echoCancellation: false, noiseSuppression: false, autoGainControl: true };

/** What the extension keeps of a pairing with a gateway of a test; the token holds for an hour. */
export function signedIn(gateway: string): Record<string, string> {
  const user = { id: 'person', email: 'anna@firma.example', role: 'user' };
  const tokens = { access_token: 'good', expires_at_ms: Date.now() + 3_600_000, refresh_token: 'again' };
  return { gateway, owner: user.id, 'alfavoice.sign-in': JSON.stringify({ user, ...tokens }) };
}

/** Ways to start from a page. */
export interface Starting {
  holdKey?: string;
  doubleTap?: string;
  button?: boolean;
}

/** What the extension keeps of a person's choices. */
export const chosen = (starting: Starting) => ({
  preferences: { holdKey: '', doubleTap: 'off', button: false, ...starting, microphone },
});

/** Connects the extension to a gateway of a test as a pairing would. */
export async function connectAsPerson(
  browser: ExtensionBrowser,
  gateway: string,
  starting: Starting = {},
): Promise<void> {
  const worker = await background(browser);
  await worker.evaluate((stored) => chrome.storage.local.set(stored), { ...signedIn(gateway), ...chosen(starting) });
  if (Object.keys(starting).length === 0) return;
  await expect
    .poll(() => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length))
    .toBe(1);
}
