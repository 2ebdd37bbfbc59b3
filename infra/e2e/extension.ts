import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { projectRoot } from '../product/root.ts';
import { signIn } from '../product/speak.ts';
import { answerMicrophonePrompt, type BrowserOptions, type OpenBrowser, openChromium } from './chromium.ts';

/** Fixed by the public key in its manifest. */
export const extensionOrigin = 'chrome-extension://jljpbfpeedpfehlhhpbmadnpmfbogemc';

const recognitionTimeoutMs = 60_000;

export interface ExtensionBrowser extends OpenBrowser {
  /** Presses the toolbar button while `page` is in front. */
  press(page: Page): Promise<void>;
}

export interface ExtensionOptions extends BrowserOptions {
  microphonePermission?: 'granted' | 'denied';
  /** Whether it may touch all pages: as a company installs it, or as a person does, who is asked. */
  access?: 'given' | 'asked';
}

export async function openWithExtension({ access = 'given', ...options }: ExtensionOptions): Promise<ExtensionBrowser> {
  const extension = path.join(projectRoot(), `extension/dist/${access === 'given' ? 'chrome' : 'chrome-store'}`);
  const browser = await openChromium({ ...options, extension });
  await answerMicrophonePrompt(browser, extensionOrigin, options.microphonePermission ?? 'granted');
  return {
    ...browser,
    async press(page) {
      await page.bringToFront();
      const { targetInfos } = await browser.devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = targetInfos.find(({ url }) => url === page.url());
      if (!tab) throw new Error(`no tab shows ${page.url()}`);
      // Newer than Playwright's list of commands.
      const send = browser.devtools.send as unknown as (method: string, parameters: object) => Promise<unknown>;
      await send.call(browser.devtools, 'Extensions.triggerAction', {
        id: new URL(extensionOrigin).host,
        targetId: tab.targetId,
      });
    },
  };
}

/** What stands behind the options page's address to connect it with an account, as an administrator's script would. */
export async function pairingHash(gateway: string, account = administrator): Promise<string> {
  const accessToken = await signIn(gateway, account);
  const response = await fetch(`${gateway}/api/auth/pairing`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { code } = (await response.json()) as { code: string };
  return `#pair=${encodeURIComponent(code)}&gateway=${encodeURIComponent(gateway)}`;
}

export async function pair(browser: OpenBrowser, gateway: string, account = administrator): Promise<void> {
  const hash = await pairingHash(gateway, account);
  const options = await browser.context.newPage();
  await options.goto(`${extensionOrigin}/options.html${hash}`);
  await expect(options.locator('html')).toHaveAttribute('data-connect', 'done');
  expect(options.url()).not.toContain('pair=');
  await options.close();
}

/** Waits for a state of the overlay: preparing, listening, working, inserted, nothing, kept or trouble. */
export async function overlay(page: Page, state: string): Promise<void> {
  await expect(page.locator('alfavoice-overlay')).toHaveAttribute('data-state', state, {
    timeout: recognitionTimeoutMs,
  });
}
