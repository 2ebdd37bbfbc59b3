/// <reference types="chrome" />
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestGateway } from '@alfavoice/gateway/client/testing';
import { expect, test } from '@playwright/test';
import { writeChirps } from './chirps.ts';
import { connectAsPerson } from './connected.ts';
import { type ExtensionBrowser, extensionOrigin, openWithExtension, overlay } from './extension.ts';
import { background, inOverlay, revealOverlay } from './overlay-root.ts';

// The extension as a person installs it: it may touch no page until its button is pressed there, and then that one.

const spokenMs = 1500;
const pages: Record<string, string> = {
  '/framed': '<!doctype html><title>Framed</title><input id="inner" aria-label="Inner">',
  '/connect-extension':
    '<!doctype html><meta name="application-name" content="AlfaVoice"><title>Connect</title><h1>Connect</h1>',
};

let browser: ExtensionBrowser;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let sounds: string;
let origins: { own: string; foreign: string };
let close: () => void;

test.beforeAll(async () => {
  const server = createServer((request, response) => {
    const frames = `<iframe id="own" src="${origins.own}/framed"></iframe><iframe id="foreign" src="${origins.foreign}/framed"></iframe>`;
    const page = pages[request.url ?? ''] ?? `<!doctype html><title>Frames</title>${frames}`;
    response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origins = { own: `http://127.0.0.1:${port}`, foreign: `http://localhost:${port}` };
  close = () => server.close();
  gateway = await startTestGateway();
  sounds = await mkdtemp(path.join(tmpdir(), 'alfavoice-asked-'));
  await writeChirps(path.join(sounds, 'chirps.wav'));
  browser = await openWithExtension({ microphone: path.join(sounds, 'chirps.wav'), access: 'asked' });
});
test.afterAll(async () => {
  await browser?.close();
  await gateway?.goAway();
  close?.();
  await rm(sounds, { recursive: true, force: true });
});

test('it asks for no site, and a page that connects is heard only when the button is pressed there', async () => {
  const worker = await background(browser);
  expect((await worker.evaluate(() => chrome.permissions.getAll())).origins ?? []).toEqual([]);
  const page = await browser.context.newPage();
  await page.goto(`${origins.own}/connect-extension#CODE`);
  await page.waitForTimeout(500);
  const extension = () => page.getAttribute('html', 'data-alfavoice-extension');
  expect(await extension()).toBeNull();
  const opened = browser.context.waitForEvent('page');
  await browser.press(page);
  const options = await opened;
  await expect(options.locator('#connect')).toBeVisible();
  expect(options.url()).toContain(`${extensionOrigin}/`);
  expect(await extension()).toBe('present');
  await options.close();
  await page.close();
});

test('a field in a frame of the same site gets its words; of another site it says why not, and nothing is recorded', async () => {
  await connectAsPerson(browser, gateway.gateway);
  const page = await browser.context.newPage();
  await page.goto(`${origins.own}/`);
  const own = page.frameLocator('#own').locator('#inner');
  await own.click();
  await browser.press(page);
  await overlay(page, 'listening');
  await page.waitForTimeout(spokenMs);
  await browser.press(page);
  await overlay(page, 'inserted');
  const words = await own.inputValue();
  expect(words).toContain('text of row-');

  await page.frameLocator('#foreign').locator('#inner').click();
  await browser.press(page);
  await overlay(page, 'trouble');
  await revealOverlay(page);
  expect((await inOverlay(page, '[role=status]'))?.text).toContain('another site');
  const worker = await background(browser);
  expect(await worker.evaluate(() => chrome.storage.session.get('current'))).toEqual({});
  expect(gateway.dictations.size).toBe(1);
  expect(await own.inputValue()).toBe(words);
});
