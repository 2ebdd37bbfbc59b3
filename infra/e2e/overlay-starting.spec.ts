/// <reference types="chrome" />
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type ExtensionBrowser, extensionOrigin, openWithExtension, overlay } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { background, inOverlay, pressInOverlay, revealOverlay } from './overlay-root.ts';

/** Nobody answers there: what is said stays on the device, and no recogniser is waited for. */
const silentGateway = 'http://127.0.0.1:9';
/** More than a slip of the finger. */
const spokenMs = 1500;

let form: Awaited<ReturnType<typeof serveFormPage>>;
let browser: ExtensionBrowser;
let page: Page;

test.beforeAll(async () => {
  form = await serveFormPage();
  browser = await openWithExtension({ microphone: installation().speech?.en ?? '' });
  const worker = await background(browser);
  await worker.evaluate((gateway) => chrome.storage.local.set({ gateway }), silentGateway);
  page = await browser.context.newPage();
});
test.afterAll(async () => {
  await browser?.close();
  await form?.close();
});
test.beforeEach(async () => {
  await page.bringToFront();
  await page.goto(form.url);
});

const choose = async (sites: object) =>
  (await background(browser)).evaluate((chosen) => chrome.storage.local.set({ sites: chosen }), sites);

test('the options page: a site with its style, the button, a key that can be held; no axe violation on a phone', async () => {
  const options = await browser.context.newPage();
  await options.goto(`${extensionOrigin}/options.html`);
  await options.fill('#sites input[name=host]', 'https://CRM.example.com/letters');
  await options.click('#sites form button');
  await options.selectOption('fieldset[data-host="crm.example.com"] select[name=style]', 'chat');
  await options.check('#field-button');
  await options.click('#hold-key');
  await options.keyboard.press('a');
  await expect(options.locator('#starting [role=alert]')).toBeVisible();
  await options.click('#hold-key');
  await options.keyboard.press('F9');
  await expect(options.locator('#starting kbd')).toHaveText('F9');
  await options.setViewportSize({ width: 390, height: 800 });
  const { violations } = await new AxeBuilder({ page: options }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const worker = await background(browser);
  const stored = await worker.evaluate(() => chrome.storage.local.get('sites'));
  expect(stored).toEqual({ sites: { usual: 'on', sites: { 'crm.example.com': { style: 'chat' } } } });
  await options.close();
});

test('held, the key records; released, it ends', async () => {
  await page.click('#subject');
  const pressed = Date.now();
  await page.keyboard.down('F9');
  await overlay(page, 'listening');
  console.log(`from the key to "listening", with the recorder closed before: ${Date.now() - pressed} ms`);
  await page.waitForTimeout(spokenMs);
  await page.keyboard.up('F9');
  await expect(page.locator('alfavoice-overlay')).not.toHaveAttribute('data-state', 'listening');
  await page.keyboard.press('Escape');
});

test('Escape cancels, Undo brings it back, and it goes on as if it had been finished', async () => {
  await page.click('#message');
  const pressed = Date.now();
  await page.keyboard.down('F9');
  await overlay(page, 'listening');
  console.log(`from the key to "listening", with the recorder open: ${Date.now() - pressed} ms`);
  await page.waitForTimeout(spokenMs);
  await page.keyboard.press('Escape');
  await page.keyboard.up('F9');
  await overlay(page, 'cancelled');
  await revealOverlay(page);
  await pressInOverlay(page, '.action');
  await expect(page.locator('alfavoice-overlay')).toHaveAttribute('data-state', /working|trouble|kept_here/);
  await page.keyboard.press('Escape');
});

test('the button beside the field starts, and is not there where the site has none', async () => {
  await page.click('#subject');
  const field = await page.locator('#subject').boundingBox();
  await page.mouse.click((field?.x ?? 0) + (field?.width ?? 0) - 19, (field?.y ?? 0) + (field?.height ?? 0) / 2);
  await overlay(page, 'listening');
  await page.keyboard.press('Escape');
  await choose({ usual: 'on', sites: { '127.0.0.1': { button: false } } });
  await page.goto(form.url);
  await page.click('#subject');
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
});

test('a site that is off is not recorded; one that asks is, once the person has said yes', async () => {
  await choose({ usual: 'off', sites: {} });
  await page.click('#subject');
  await browser.press(page);
  await overlay(page, 'trouble');
  await revealOverlay(page);
  expect((await inOverlay(page, '[role=status]'))?.text).toContain('off on this site');

  await choose({ usual: 'ask', sites: {} });
  await page.goto(form.url);
  await page.click('#subject');
  await browser.press(page);
  await overlay(page, 'ask');
  await revealOverlay(page);
  await pressInOverlay(page, '.action');
  await overlay(page, 'listening');
  await page.keyboard.press('Escape');
  const worker = await background(browser);
  const { sites } = await worker.evaluate(() => chrome.storage.local.get('sites'));
  expect(sites).toEqual({ usual: 'ask', sites: { '127.0.0.1': { use: 'on' } } });
});
