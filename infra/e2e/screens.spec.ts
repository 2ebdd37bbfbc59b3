import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { projectRoot } from '../product/root.ts';
import { makeUser, signIn, speak } from '../product/speak.ts';
import { decodePcm16k } from '../speech/pcm.ts';
import { synthesise } from '../speech/synthesise.ts';
import { openChromium } from './chromium.ts';
import { openWithExtension, overlay, pair } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { inOverlay, revealOverlay } from './overlay-root.ts';
import { signInToApp } from './web-app.ts';

/** The pictures of the README. `npm run screens` puts them into infra/docs/screens; a plain test run only makes sure they can be made. */
const folder = path.join(projectRoot(), process.env.SCREENS_FOLDER ?? 'node_modules/.cache/alfavoice-screens');
const reader = { email: 'anna@example.com', password: 'a password for this test only' };
const said = [
  ['ru', 'Завтра утром мы отправим документы в главный офис.'],
  ['en', 'Thank you for your letter, we will answer tomorrow.'],
  ['ru', 'Сегодня хорошая погода, и мы пойдём гулять в парк.'],
  ['en', 'Please send the report to the customer before Friday morning.'],
  ['ru', 'Новый сотрудник начинает работать в понедельник.'],
] as const;

test.beforeAll(async () => {
  const { url } = installation();
  await mkdir(folder, { recursive: true });
  await makeUser(url, administrator, reader);
  const accessToken = await signIn(url, reader);
  const speechFolder = path.join(projectRoot(), 'node_modules/.cache/alfavoice-speech');
  for (const [language, text] of said) {
    const pcm = await decodePcm16k(await synthesise(text, language, speechFolder));
    await speak({ url, accessToken, pcm, language, mode: 'after_recording', pace: 0 });
  }
});

/** Of a part of a sentence. */
const wordsLength = 20;

const shoot = (page: Page, name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

for (const { name, colorScheme, locale, width } of [
  { name: 'history-light', colorScheme: 'light', locale: 'en', width: 1280 },
  { name: 'history-light-ru', colorScheme: 'light', locale: 'ru', width: 1280 },
  { name: 'history-dark', colorScheme: 'dark', locale: 'ru', width: 1280 },
  { name: 'history-phone', colorScheme: 'light', locale: 'ru', width: 390 },
] as const)
  test(name, async () => {
    const { url } = installation();
    const browser = await openChromium({ colorScheme, locale, viewport: { width, height: 800 } });
    try {
      const page = await browser.context.newPage();
      await signInToApp(page, url, reader);
      await page.goto(`${url}/history`);
      await expect(page.locator('alfa-entry')).toHaveCount(said.length);
      await shoot(page, name);
      if (width === 390) return;
      for (const place of ['dictate', 'dictionary', 'queue', 'settings', 'connect-extension']) {
        await page.goto(`${url}/${place}`);
        await expect(page.locator('h1').first()).toBeVisible();
        await sleep(500);
        await shoot(page, name.replace('history', place));
      }
    } finally {
      await browser.close();
    }
  });

for (const { name, language, colorScheme } of [
  { name: 'overlay', language: 'en', colorScheme: 'light' },
  { name: 'overlay-ru', language: 'ru', colorScheme: 'light' },
  { name: 'overlay-dark', language: 'en', colorScheme: 'dark' },
  { name: 'overlay-dark-ru', language: 'ru', colorScheme: 'dark' },
] as const)
  test(name, async () => {
    const { url, speech } = installation();
    const form = await serveFormPage();
    const browser = await openWithExtension({ microphone: speech[language], locale: language, colorScheme });
    try {
      await pair(browser, url, reader);
      const page = await browser.context.newPage();
      await page.goto(form.url);
      await page.click('#message');
      await browser.press(page);
      await overlay(page, 'listening');
      await revealOverlay(page);
      // Words that are being said stand in it.
      await expect.poll(async () => (await inOverlay(page, '.spoken'))?.text.length ?? 0).toBeGreaterThan(wordsLength);
      await shoot(page, name);
      await page.keyboard.press('Escape');
      await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
    } finally {
      await browser.close();
      await form.close();
    }
  });
