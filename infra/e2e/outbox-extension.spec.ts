import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '@alfavoice/gateway/client/testing';
import { expect, type Page, test } from '@playwright/test';
import { killBrowser } from './chromium.ts';
import { type ExtensionBrowser, extensionOrigin, openWithExtension, overlay } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { writeNoise } from './outbox/noise.ts';

// The extension without a connection, in a real Chromium that is killed. The gateway speaks the contract and goes away
// when a test says so.

/** An alarm wakes the extension every 30 s while something waits. */
const byAlarmMs = 45_000;

let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let form: Awaited<ReturnType<typeof serveFormPage>>;
let profile: string;
let browser: ExtensionBrowser;

const open = async () => {
  browser = await openWithExtension({ profile, microphone: path.join(profile, 'noise.wav') });
};
const background = async () =>
  browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
/** As after a pairing: an account whose token holds for an hour. */
const connect = async () => {
  const user = { id: 'person', email: 'anna@firma.example', role: 'user' };
  const tokens = { access_token: 'good', expires_at_ms: Date.now() + 3_600_000, refresh_token: 'again' };
  const signIn = JSON.stringify({ user, ...tokens });
  const account = { gateway: gateway.gateway, owner: user.id, 'alfavoice.sign-in': signIn };
  await (await background()).evaluate(`chrome.storage.local.set(${JSON.stringify(account)})`);
};
const badge = async () => (await background()).evaluate<string>('chrome.action.getBadgeText({})');
const dictating = async (): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(form.url);
  await page.click('#subject');
  await browser.press(page);
  await overlay(page, 'listening');
  return page;
};
const delivered = () =>
  [...gateway.dictations.values()].filter(({ state }) => state === 'stored' || state === 'queued');

test.beforeEach(async () => {
  gateway = await startTestGateway();
  form = await serveFormPage();
  profile = await mkdtemp(path.join(tmpdir(), 'alfavoice-outbox-'));
  await writeNoise(path.join(profile, 'noise.wav'));
  await open();
  await connect();
});
test.afterEach(async () => {
  await browser.close();
  await gateway.goAway();
  await form.close();
  await rm(profile, { recursive: true, force: true });
});

test('without a connection: kept here, one on the button, and sent when there is one', async () => {
  await gateway.goAway();
  const page = await dictating();
  await sleep(2000);
  await browser.press(page);
  await overlay(page, 'kept_here');
  await expect.poll(badge).toBe('1');
  await gateway.comeBack();
  await expect.poll(() => delivered().length, { timeout: byAlarmMs }).toBe(1);
  expect(delivered()[0]?.pcm.length).toBeGreaterThan(32_000 * 2);
  await expect.poll(badge, { timeout: byAlarmMs }).toBe('');
});

test('kill -9 of the browser in mid-dictation: delivered at the next start', async () => {
  await gateway.goAway();
  await dictating();
  await sleep(3000);
  await killBrowser(browser);
  await gateway.comeBack();
  await open();
  await expect.poll(() => delivered().length, { timeout: byAlarmMs }).toBe(1);
  expect(delivered()[0]?.pcm.length).toBeGreaterThan(32_000 * 2.5);
});

test('the service worker is ended in mid-dictation: the recording goes on, and the whole of it comes as text', async () => {
  const page = await dictating();
  await sleep(1500);
  await endServiceWorker();
  await sleep(1500);
  await browser.press(page);
  await overlay(page, 'inserted');
  expect(delivered()).toHaveLength(1);
  expect(delivered()[0]?.pcm.length).toBeGreaterThan(32_000 * 2.5);
  expect(await page.inputValue('#subject')).toContain('row-');
});

/** As the browser does it with one that has crashed. Whoever talks to it starts another at once. */
async function endServiceWorker(): Promise<void> {
  const ids = async () => {
    const { targetInfos } = await browser.devtools.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.filter(({ url }) => url.startsWith(extensionOrigin)).map(({ targetId }) => targetId);
  };
  const ended = await ids();
  expect(ended).not.toEqual([]);
  for (const targetId of ended) {
    const { success } = await browser.devtools.send('Target.closeTarget', { targetId });
    expect(success).toBe(true);
  }
}

test('the last text is inserted again without a connection', async () => {
  const page = await dictating();
  await sleep(1000);
  await browser.press(page);
  await overlay(page, 'inserted');
  const text = await page.inputValue('#subject');
  expect(text).toContain('row-');
  await gateway.goAway();
  await page.click('#message');
  await page.bringToFront();
  await (await background()).evaluate("chrome.commands.onCommand.dispatch('insert-last-text')");
  await expect.poll(() => page.inputValue('#message')).toBe(text);
  await gateway.comeBack();
});
