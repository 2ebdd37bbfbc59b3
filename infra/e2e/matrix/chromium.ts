import path from 'node:path';
import { projectRoot } from '../../product/root.ts';
import { openChromium } from '../chromium.ts';
import { extensionOrigin } from '../extension.ts';
import { answerScript, insertScript, type MatrixBrowser, pinScript, targetOf, tellScript } from './driver.ts';

const readyWithinMs = 15_000;

/** Chromium, steered by Playwright. */
export async function openMatrixChromium(): Promise<MatrixBrowser> {
  const { context, close } = await openChromium({
    extension: path.join(projectRoot(), 'extension/dist/chrome'),
  });
  const desk = await context.newPage();
  await desk.goto(`${extensionOrigin}/options.html`);
  const page = await context.newPage();
  const ask = <Result>(script: string, ...values: unknown[]) =>
    desk.evaluate(
      `(() => { const api = chrome; return (${script})(...${JSON.stringify(values)}); })()`,
    ) as Promise<Result>;
  return {
    name: 'Chromium',
    async open(address) {
      await page.goto(address);
      await page.waitForSelector('html[data-ready]', { timeout: readyWithinMs, state: 'attached' });
      await page.bringToFront();
    },
    set: (...what) => page.evaluate((values) => window.playground.set(...(values as [string])), what),
    model: () => page.evaluate(() => window.playground.model()),
    type: (letters) => page.keyboard.type(letters),
    press: (key) => page.keyboard.press(key === 'undo' ? 'Control+z' : 'ArrowLeft'),
    click: (selector) => page.click(selector),
    inPage: (script) => page.evaluate(script),
    pin: async () => targetOf(await ask(pinScript, page.url())),
    async insert(target, text, more = {}, act = async () => {}) {
      await ask(insertScript, target, text, more);
      await act();
      return ask(answerScript);
    },
    tell: (message) => ask(tellScript, message),
    async whileInBackground(act) {
      await desk.bringToFront();
      const result = await act();
      await page.bringToFront();
      return result;
    },
    close,
  };
}
