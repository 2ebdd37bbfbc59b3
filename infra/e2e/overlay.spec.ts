import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { projectRoot } from '../product/root.ts';
import { type ExtensionBrowser, openWithExtension, overlay } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { background, inOverlay, pressInOverlay, revealOverlay, showView } from './overlay-root.ts';

/** Every state as it is looked at; made by each run, for a person to see. */
const folder = path.join(projectRoot(), 'node_modules/.cache/alfavoice-overlay');
const listening = { kind: 'listening', level: 0.6, elapsedMs: 7000, offline: false };
const spoken = { ...listening, committed: 'Please send the report to the customer', tentative: 'before Friday' };
const views = {
  preparing: { kind: 'preparing' },
  listening: spoken,
  speak: { ...listening, committed: '', tentative: '' },
  offline: { ...spoken, offline: true },
  working: { kind: 'working', elapsedMs: 7000, position: 0, offline: false },
  inserted: { kind: 'inserted' },
  lacks: { kind: 'inserted', lacks: 'quality' },
  nothing: { kind: 'nothing' },
  kept: { kind: 'kept', reason: 'field_gone', text: 'Please send the report.' },
  trouble: { kind: 'trouble', code: 'unavailable', kept: true, action: 'retry' },
  forbidden: { kind: 'trouble', code: 'site_forbidden', kept: false },
  cancelled: { kind: 'cancelled' },
  ask: { kind: 'ask', host: 'crm.example.com' },
};

let form: Awaited<ReturnType<typeof serveFormPage>>;
let browser: ExtensionBrowser;
let page: Page;
test.beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  form = await serveFormPage();
});
test.afterAll(() => form?.close());

const open = async (options: Parameters<typeof openWithExtension>[0]) => {
  browser = await openWithExtension(options);
  page = await browser.context.newPage();
  await page.goto(form.url);
};
const pill = async () => (await inOverlay(page, '.pill'))?.box ?? { left: 0, top: 0, width: 0, height: 0 };

for (const colorScheme of ['light', 'dark'] as const)
  for (const locale of ['en', 'ru'] as const)
    test(`every state, ${colorScheme}, ${locale}: no axe violation, 44 px high, inside the window`, async () => {
      await open({ colorScheme, locale });
      try {
        for (const [name, view] of Object.entries(views)) {
          await showView(browser, page, view);
          await revealOverlay(page);
          const { violations } = await new AxeBuilder({ page }).include('alfavoice-overlay').analyze();
          expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([]);
          const { left, top, width, height } = await pill();
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(1280);
          // A sentence about what to do may take two lines.
          if (width < 600) expect([name, height]).toEqual([name, 44]);
          expect(height).toBeLessThan(60);
          const clip = { x: left - 16, y: top - 16, width: width + 32, height: height + 32 };
          await page.screenshot({ path: path.join(folder, `${colorScheme}-${locale}-${name}.png`), clip });
        }
      } finally {
        await browser.close();
      }
    });

test.describe('on a page', () => {
  test.beforeAll(() => open({}));
  test.afterAll(() => browser?.close());
  test.beforeEach(async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(form.url);
  });

  test('the caret stays in the field while the pill comes, changes, is dragged and pressed', async () => {
    await page.click('#subject');
    await showView(browser, page, views.preparing);
    await showView(browser, page, spoken);
    await revealOverlay(page);
    const before = await pill();
    await page.mouse.move(before.left + 60, before.top + 20);
    await page.mouse.down();
    await page.mouse.move(before.left - 140, before.top - 180, { steps: 4 });
    await page.mouse.up();
    const after = await pill();
    expect([after.left, after.top]).toEqual([before.left - 200, before.top - 200]);
    await page.keyboard.type('typed on');
    expect(await page.inputValue('#subject')).toBe('typed on');

    await page.goto(form.url);
    await showView(browser, page, spoken);
    await revealOverlay(page);
    await expect.poll(async () => (await pill()).top).toBe(after.top);
  });

  test('by keyboard: Tab to the handle, arrows move, Home brings back, and the page gets none of these keys', async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener('keydown', (event) => heard.push(event.code));
    });
    await showView(browser, page, spoken);
    await revealOverlay(page);
    await page.focus('#secret');
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.localName === 'div' && document.activeElement.id === ''))
        break;
    }
    await page.keyboard.press('Home');
    const before = await pill();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowUp');
    const after = await pill();
    expect([before.left - after.left, before.top - after.top]).toEqual([16, 96]);
    await page.keyboard.press('Home');
    expect(await pill()).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).not.toContain('ArrowLeft');
  });

  test('it makes way for the caret, and comes back', async () => {
    const at = (bottom: string) =>
      page.evaluate((style) => {
        const field = document.querySelector<HTMLElement>('#note');
        field?.setAttribute('style', style);
        field?.focus();
      }, `position:fixed;${bottom};left:500px;width:300px;height:40px;min-height:0;background:#fff`);
    await at('bottom:30px');
    await showView(browser, page, views.preparing);
    const worker = await background(browser);
    await worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      const func = () => (globalThis as unknown as { alfavoicePin(...of: unknown[]): void }).alfavoicePin('test', true);
      await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func });
    }, page.url());
    await showView(browser, page, spoken);
    await revealOverlay(page);
    expect((await pill()).top).toBe(24);
    await at('top:300px');
    await showView(browser, page, spoken);
    expect((await pill()).top).toBeGreaterThan(600);
  });

  test('styles of the page change nothing in it, and it moves nothing in the page', async () => {
    await showView(browser, page, spoken);
    await revealOverlay(page);
    const plain = { pill: await inOverlay(page, '.pill'), word: await inOverlay(page, '.tentative') };
    const layout = () =>
      page.evaluate(() => ({
        size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
        field: document.querySelector('#message')?.getBoundingClientRect().toJSON(),
        styles: document.styleSheets.length + document.adoptedStyleSheets.length,
      }));
    const withOverlay = await layout();
    await page.addStyleTag({
      content: `body *, alfavoice-overlay, alfavoice-overlay *, html > * > div {
        display: none !important; color: red !important; font: 60px serif !important; opacity: 0 !important;
        visibility: hidden !important; transform: scale(3) !important; background: lime !important;
        --ink: red; --raised: lime; --size-body: 60px; --recording: lime }`,
    });
    const attacked = { pill: await inOverlay(page, '.pill'), word: await inOverlay(page, '.tentative') };
    expect(attacked).toEqual(plain);

    await page.goto(form.url);
    const without = await layout();
    expect(withOverlay).toEqual(without);
  });

  test('in an open dialog it stands above and can be pressed', async () => {
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.innerHTML = '<input id="inside">';
      document.body.append(dialog);
      dialog.showModal();
    });
    await showView(browser, page, views.kept);
    await revealOverlay(page);
    await pressInOverlay(page, '[data-icon="cross"]');
    await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
  });

  test('hidden or taken away by the page, it comes back with the next sign of life', async () => {
    await showView(browser, page, spoken);
    await page.evaluate(() => document.querySelector<HTMLElement>('alfavoice-overlay > div')?.hidePopover());
    await showView(browser, page, spoken);
    expect(await page.evaluate(() => document.querySelectorAll('alfavoice-overlay > :popover-open').length)).toBe(1);
    await page.evaluate(() => document.querySelector('alfavoice-overlay')?.remove());
    await showView(browser, page, spoken);
    await overlay(page, 'listening');
  });

  test('"inserted" goes by itself after 1.2 s, trouble stays', async () => {
    await showView(browser, page, views.inserted);
    const since = Date.now();
    await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
    expect(Date.now() - since).toBeGreaterThan(1000);
    expect(Date.now() - since).toBeLessThan(2500);
    await showView(browser, page, views.trouble);
    await page.waitForTimeout(2000);
    await overlay(page, 'trouble');
  });

  test('a screen reader hears each state once, not each word', async () => {
    await showView(browser, page, spoken);
    await revealOverlay(page);
    const first = await inOverlay(page, '[role=status]');
    await showView(browser, page, { ...spoken, tentative: 'before Friday morning' });
    expect((await inOverlay(page, '[role=status]'))?.text).toBe(first?.text);
    expect(first?.text).toBe('Listening');
    await showView(browser, page, views.kept);
    expect((await inOverlay(page, '[role=status]'))?.text).toContain('The field is gone');
  });

  test('enlarged four times, every part is in the window', async () => {
    await page.setViewportSize({ width: 320, height: 200 });
    for (const view of Object.values(views)) {
      await showView(browser, page, view);
      await revealOverlay(page);
      const { left, width } = await pill();
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(320);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
      const cut = await page.evaluate(() => {
        const { overlayRoot } = window as unknown as { overlayRoot: ShadowRoot };
        const right = overlayRoot.querySelector('.pill')?.getBoundingClientRect().right ?? 0;
        return [...overlayRoot.querySelectorAll('button')].some(
          (button) => button.getBoundingClientRect().right > right,
        );
      });
      expect(cut).toBe(false);
    }
  });

  test('reduced motion and forced colours', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    await showView(browser, page, views.working);
    await revealOverlay(page);
    expect((await inOverlay(page, '.dot'))?.style.animationName).toBe('none');
    const edge = (await inOverlay(page, '.pill'))?.style.borderTopColor;
    const text = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(edge).toBe(text);
    await page.emulateMedia({ reducedMotion: null, forcedColors: null });
  });
});
