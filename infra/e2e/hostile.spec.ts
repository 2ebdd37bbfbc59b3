/// <reference types="chrome" />
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { type ExtensionBrowser, extensionOrigin, openWithExtension, overlay } from './extension.ts';
import { installation } from './installation.ts';
import { background, inOverlay, revealOverlay, showView } from './overlay-root.ts';

/** Said in the overlay only; a page that gets hold of it has read what somebody dictates. */
const secret = 'zanzibar';
const listening = { kind: 'listening', level: 0.5, elapsedMs: 1000, offline: false, committed: secret, tentative: '' };
/** Nobody answers there: what begins a dictation is tested, not what it hears. */
const silentGateway = 'http://127.0.0.1:9';
const extensionId = new URL(extensionOrigin).host;

/** A page that tries what it can before the extension's scripts come, with a frame that tries the same. */
const attack = (frame: string) => `<!doctype html><html lang="en"><title>Hostile</title>
<form id="alfavoicePin" name="activeElement"><input name="documentElement" id="chrome"></form>
<a id="browser" name="runtime" href="x:y"></a>
<input id="field"><iframe id="frame" src="${frame}" title="frame"></iframe>
<script>
  for (const [name, value] of Object.entries({ to: 'background', type: 'start', does: 'begin', holdKey: 'F9', doubleTap: 'Control',
    button: true, active: true, gateway: 'https://evil.example', use: 'on' }))
    Object.defineProperty(Object.prototype, name, { value, writable: true, configurable: true });
  window.roots = [];
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { const root = attachShadow.call(this, { ...init, mode: 'open' }); roots.push(root); return root; };
  for (const name of ['alfavoice-overlay', 'alfavoice-pill'])
    customElements.define(name, class extends HTMLElement {
      constructor() { super(); this.internals = this.attachInternals(); roots.push(() => this.internals.shadowRoot); }
    });
  window.strike = async () => {
    const messages = ['toggle', 'begin'].map((does) => ({ to: 'background', type: 'start', does })).concat(
      [{ to: 'recorder', type: 'start' }, { to: 'background', type: 'ticket' }, { to: 'background', type: 'control', control: 'allow_site' },
       { to: 'background', type: 'pair', code: 'X', gateway: location.origin }, { to: 'page', type: 'insert', pin: 'x', text: 'evil' }]);
    const answers = [];
    for (const message of messages) {
      for (const target of [window, parent, ...Array.from(frames)]) target.postMessage(message, '*');
      document.dispatchEvent(new CustomEvent('alfavoice-extension', { detail: message }));
      try { answers.push(await globalThis.chrome?.runtime?.sendMessage?.('${extensionId}', message)); } catch (error) { answers.push(undefined); }
    }
    const key = (type, code, more) => (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent(type, { code, key: code, bubbles: true, composed: true, cancelable: true, ...more }));
    for (const code of ['F9', 'ControlLeft', 'ControlLeft', 'KeyY']) key('keydown', code, { ctrlKey: true, shiftKey: true });
    for (const element of document.querySelectorAll('*'))
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    return answers.filter((answer) => answer !== undefined);
  };
</script></html>`;

let browser: ExtensionBrowser;
let page: Page;
let close: () => void;

test.beforeAll(async () => {
  const { speech } = installation();
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const frame = request.url === '/inner' ? 'about:blank' : `http://localhost:${port}/inner`;
    response.setHeader('content-type', 'text/html').end(attack(frame));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  browser = await openWithExtension({ microphone: speech?.en ?? '' });
  const worker = await background(browser);
  await worker.evaluate(async (gateway) => {
    const microphone = { deviceId: '', echoCancellation: false, noiseSuppression: false, autoGainControl: true };
    await chrome.storage.local.set({
      gateway,
      preferences: { holdKey: 'F9', doubleTap: 'Control', button: false, microphone },
    });
  }, silentGateway);
  await expect
    .poll(() => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length))
    .toBe(1);
  page = await browser.context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
test.afterAll(async () => {
  await browser?.close();
  close?.();
});

/** Whether anything was begun: what the background would have to know of it. */
const begun = async () =>
  (await background(browser)).evaluate(async () => (await chrome.storage.session.get('current')).current);

test('messages, made-up keys and clicks of a page and of its frame begin nothing and are answered by nobody', async () => {
  for (const frame of page.frames().filter((inner) => inner.url() !== 'about:blank'))
    expect(await frame.evaluate('strike()')).toEqual([]);
  await page.waitForTimeout(800);
  expect(await begun()).toBeUndefined();
  await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
  expect(await page.inputValue('#field')).toBe('');
});

test('the key itself, held by a person, begins one; Escape made up by the page does not cancel it', async () => {
  await page.click('#field');
  await page.keyboard.down('F9');
  await overlay(page, 'listening');
  await page.evaluate(() => {
    for (const target of [document.body, window, document])
      target.dispatchEvent(new KeyboardEvent('keydown', { code: 'Escape', key: 'Escape', bubbles: true }));
  });
  await page.evaluate('strike()');
  await overlay(page, 'listening');
  await page.keyboard.press('Escape');
  await page.keyboard.up('F9');
  await expect.poll(begun).toBeUndefined();
});

test('a page cannot read what the overlay says, nor press what stands in it', async () => {
  await showView(browser, page, listening);
  await revealOverlay(page);
  expect((await inOverlay(page, '.spoken'))?.text).toContain(secret);
  await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('alfavoice-overlay > div');
    if (host) delete (host as { shadowRoot?: unknown }).shadowRoot;
    delete (window as { overlayRoot?: unknown }).overlayRoot;
  });
  const read = await page.evaluate((word) => {
    const found: string[] = [];
    const look = (from: string, text: unknown) => {
      if (String(text).includes(word)) found.push(from);
    };
    const { roots } = window as unknown as { roots: (ShadowRoot | (() => ShadowRoot | null))[] };
    for (const root of roots) look('root', (typeof root === 'function' ? root() : root)?.textContent);
    for (const element of document.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'script') continue;
      look('shadowRoot', element.shadowRoot?.textContent);
      look(`text of ${element.localName}`, `${element.textContent}${element.outerHTML}`);
    }
    const box = document.querySelector('alfavoice-overlay > div')?.getBoundingClientRect();
    if (box) look('point', document.elementFromPoint(box.left + 200, box.top + 20)?.textContent);
    document.execCommand('selectAll');
    look('selection', getSelection()?.toString());
    getSelection()?.removeAllRanges();
    const finds = window as unknown as { find(text: string, ...more: boolean[]): boolean };
    if (finds.find(word, false, false, true)) found.push('find');
    return found;
  }, secret);
  expect(read).toEqual([]);
  await page.evaluate('strike()');
  await overlay(page, 'listening');
});

test('scripts in pages cannot read tokens, the choices of a person or the current dictation', async () => {
  const worker = await background(browser);
  const read = await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const func = async () => {
      const look = (area: chrome.storage.StorageArea) => area.get().then(Object.keys, () => 'refused');
      return [await look(chrome.storage.local), await look(chrome.storage.session)];
    };
    const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func });
    return frame?.result;
  }, page.url());
  expect(read).toEqual(['refused', 'refused']);
  expect((await worker.evaluate(async () => Object.keys(await chrome.storage.local.get()))).length).toBeGreaterThan(1);
});

test('pages of the extension cannot be framed, opened with a pairing code, or fetched by a page', async () => {
  const reached = await page.evaluate(async (origin) => {
    const frame = document.createElement('iframe');
    frame.src = `${origin}/options.html#pair=X&gateway=https://evil.example`;
    document.body.append(frame);
    const fetched = await fetch(`${origin}/options.html`).then(
      () => 'fetched',
      () => 'refused',
    );
    return fetched;
  }, extensionOrigin);
  expect(reached).toBe('refused');
  await page.waitForTimeout(500);
  expect(page.frames().filter((frame) => frame.url().startsWith(extensionOrigin))).toEqual([]);
  const worker = await background(browser);
  expect(await worker.evaluate(async () => String((await chrome.storage.local.get('gateway')).gateway))).toBe(
    silentGateway,
  );
});
