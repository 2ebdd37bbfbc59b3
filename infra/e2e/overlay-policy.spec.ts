import { access, constants, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { rolloutFiles, unpackedChromeId } from '../packages/rollout-files.mjs';
import { writeChirps } from './chirps.ts';
import { systemChromium } from './chromium.ts';
import { connectAsPerson } from './connected.ts';
import { type ExtensionBrowser, extensionOrigin, openWithExtension, overlay } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { inOverlay, revealOverlay } from './overlay-root.ts';

// What an administrator sets by a policy of the browser, in a real Chromium that reads it from its folder.

const folder = systemChromium?.endsWith('google-chrome')
  ? '/etc/opt/chrome/policies/managed'
  : '/etc/chromium/policies/managed';
const file = path.join(folder, 'alfavoice-test.json');
/** Nobody answers there: what begins is looked at, not what is heard. */
const silentGateway = 'http://127.0.0.1:9';
const policy = {
  administrator: 'IT department, ext. 1234',
  gateway: silentGateway,
  allowedHosts: ['127.0.0.1'],
  noPasswordFields: true,
  retentionHours: 0,
  language: 'en',
  holdKey: 'F8',
  microphoneButton: false,
};

/** More than a slip of the finger. */
const spokenMs = 1500;

let form: Awaited<ReturnType<typeof serveFormPage>>;
let sounds: string;
let browser: ExtensionBrowser;

test.beforeAll(async () => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const reason = `policies of this browser cannot be written here: ${String(error)}`;
    console.log(`Skipped, ${reason}`);
    test.skip(true, reason);
  }
  form = await serveFormPage();
  // As `npm run rollout` writes it; the installation itself would need the company's web server.
  const files = rolloutFiles({
    downloads: 'https://files.example.com',
    version: '0.0.0',
    chromeId: unpackedChromeId,
    policy,
  });
  const { '3rdparty': values } = JSON.parse(files['chrome-linux.json'] ?? '');
  await writeFile(file, JSON.stringify({ '3rdparty': values }));
  sounds = await mkdtemp(path.join(tmpdir(), 'alfavoice-policy-'));
  await writeChirps(path.join(sounds, 'chirps.wav'));
  browser = await openWithExtension({ microphone: path.join(sounds, 'chirps.wav') });
  await connectAsPerson(browser, silentGateway, { holdKey: 'F9', button: true });
});
test.afterAll(async () => {
  await rm(file, { force: true });
  await browser?.close();
  await form?.close();
  if (sounds) await rm(sounds, { recursive: true, force: true });
});

test('the options page says what is set and by whom, and nobody can change it', async () => {
  const options = await browser.context.newPage();
  await options.goto(`${extensionOrigin}/options.html`);
  const forced = options.locator('#forced');
  await expect(forced).toContainText('IT department, ext. 1234');
  for (const [name, words] of Object.entries({
    gateway: silentGateway,
    allowedHosts: '127.0.0.1',
    noPasswordFields: 'Yes',
    retentionHours: '0',
    language: 'English',
    holdKey: 'F8',
  }))
    await expect(forced.locator(`[data-name=${name}]`)).toHaveText(words);
  await expect(options.locator('#starting kbd')).toHaveText('F8');
  await expect(options.locator('#hold-key')).toBeDisabled();
  await expect(options.locator('#field-button')).toBeDisabled();
  await expect(options.locator('#field-button')).not.toBeChecked();
  await options.close();
});

test('no other server is connected to', async () => {
  const options = await browser.context.newPage();
  await options.goto(`${extensionOrigin}/options.html#pair=X&gateway=https://other.example`);
  await expect(options.locator('html')).toHaveAttribute('data-connect', 'failed');
  await expect(options.locator('[role=alert]')).toContainText(silentGateway);
  await options.close();
});

test('on a site that is not allowed nothing is recorded, and it says who forbids it', async () => {
  const page = await browser.context.newPage();
  await page.goto(form.url.replace('127.0.0.1', 'localhost'));
  await page.click('#subject');
  await browser.press(page);
  await overlay(page, 'trouble');
  await revealOverlay(page);
  expect((await inOverlay(page, '[role=status]'))?.text).toContain('administrator');
  await page.close();
});

test('in a password field nothing is recorded; elsewhere the key that is set begins, and the one chosen before does not', async () => {
  const page = await browser.context.newPage();
  await page.goto(form.url);
  await page.click('#secret');
  await browser.press(page);
  await overlay(page, 'trouble');
  await revealOverlay(page);
  expect((await inOverlay(page, '[role=status]'))?.text).toContain('password');

  await page.click('#subject');
  await page.keyboard.press('F9');
  await page.waitForTimeout(500);
  await expect(page.locator('alfavoice-overlay')).toHaveAttribute('data-state', 'trouble');
  await page.keyboard.down('F8');
  await overlay(page, 'listening');
  await page.waitForTimeout(spokenMs);
  await page.keyboard.press('Escape');
  await page.keyboard.up('F8');
  // No recording may stay: there is nothing to bring back.
  await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
  await page.close();
});
