import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../product/root.ts';
import { openFirefox } from '../firefox.ts';
import {
  answerScript,
  hiddenScript,
  insertScript,
  type MatrixBrowser,
  type Outcome,
  pinScript,
  targetOf,
  tellScript,
} from './driver.ts';

const readyWithinMs = 15_000;
/** WebDriver's name of the key. */
const arrowLeft = '\uE012';
const lookEveryMs = 30;

/** Firefox without a window, steered by Marionette. */
export async function openMatrixFirefox(): Promise<MatrixBrowser> {
  const firefox = await openFirefox({
    extension: path.join(projectRoot(), 'extension/dist/firefox'),
    env: { MOZ_HEADLESS: '1' },
  });
  // The page that the extension opens when it is installed.
  await until(() => firefox.toTab('moz-extension:'));
  await firefox.toTab('about:');
  const ask = (script: string, ...values: unknown[]) =>
    firefox.inTab('moz-extension:', `const api = browser; return (${script})(...arguments);`, ...values);
  return {
    name: 'Firefox',
    async open(address) {
      await firefox.goto(address);
      await until(() => firefox.inPage(`return 'ready' in document.documentElement.dataset;`));
    },
    async set(...what) {
      await firefox.inPage(`return Promise.resolve(window.playground.set(...arguments)).then(() => null);`, ...what);
    },
    model: async () => String(await firefox.inPage('return window.playground.model();')),
    type: (letters) => firefox.press(letters),
    press: (key) => (key === 'undo' ? firefox.press('z', 'Control') : firefox.press(arrowLeft)),
    click: firefox.click,
    inPage: (script) => firefox.inPage(`return (${script});`),
    pin: async () =>
      targetOf((await ask(pinScript, await firefox.inPage('return location.href;'))) as Parameters<typeof targetOf>[0]),
    async insert(target, text, more = {}, act = async () => {}) {
      await ask(insertScript, target, text, more);
      await act();
      return (await ask(answerScript)) as { outcome: Outcome; ms: number };
    },
    tell: (message) => ask(tellScript, message),
    async whileInBackground(act) {
      const address = String(await firefox.inPage('return location.href;'));
      await firefox.toTab('moz-extension:');
      // The page left behind hears of it a moment after the tabs have changed.
      await until(() => ask(hiddenScript, address));
      const result = await act();
      await firefox.toTab(address);
      return result;
    },
    close: firefox.close,
  };
}

async function until(is: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + readyWithinMs; !(await is()); await sleep(lookEveryMs))
    if (Date.now() > end) throw new Error('it was not ready in time');
}
