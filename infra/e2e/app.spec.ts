import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { makeUser } from '../product/speak.ts';
import { answerMicrophonePrompt, openChromium } from './chromium.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { signInToApp } from './web-app.ts';

const spokenMs = 6500;

test('a note is dictated in the app, found again by another form of its words', async () => {
  const { url, speech } = installation();
  const { words } = sentences.ru;
  const browser = await openChromium({ microphone: speech.ru, locale: 'ru' });
  try {
    await answerMicrophonePrompt(browser, url, 'granted');
    const page = await browser.context.newPage();
    await signInToApp(page, url);
    await page.goto(`${url}/dictate`);
    await page.locator('button.record').click();
    await expect(page.locator('alfa-recorder .bar.listening')).toBeVisible();
    await sleep(spokenMs);
    await page.locator('button.record').click();
    const note = page.locator('textarea');
    await expect.poll(async () => isSentence(await note.inputValue(), words), { timeout: 60_000 }).toBe(true);
    const dictated = (await note.inputValue()).trim();
    await page.reload();
    await expect(note).toHaveValue(new RegExp(dictated.slice(0, 10)));

    await page.goto(`${url}/history`);
    // The sentence says «документы»: stemming finds it by another case.
    await page.locator('input[type=search]').fill('документов');
    const found = page.locator('alfa-entry', { has: page.locator('mark') });
    await expect(found.first()).toBeVisible();
    await expect(found.first().locator('mark').first()).toContainText(/документ/i);
    await page.locator('input[type=search]').fill('слонопотам');
    await expect(page.locator('alfa-entry')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

test('a setting is stored and comes back', async () => {
  const { url } = installation();
  const browser = await openChromium();
  try {
    const page = await browser.context.newPage();
    const person = { email: 'boris@example.com', password: administrator.password };
    await makeUser(url, administrator, person);
    await signInToApp(page, url, person);
    await page.goto(`${url}/settings`);
    const language = page.getByRole('combobox', { name: 'Language of speech' });
    await language.selectOption('Russian');
    await expect(page.getByText('Saved').first()).toBeVisible();
    await page.reload();
    await expect(language.locator('option:checked')).toHaveText('Russian');
  } finally {
    await browser.close();
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`every place is accessible and fits, ${colorScheme}, ${width} px`, async () => {
      const { url } = installation();
      const browser = await openChromium({ colorScheme, viewport: { width, height: 800 } });
      try {
        const page = await browser.context.newPage();
        await signInToApp(page, url);
        for (const place of [
          '/history',
          '/dictate',
          '/queue',
          '/styles',
          '/settings',
          '/people',
          '/connect-extension',
        ]) {
          await page.goto(url + place);
          await expect(page.locator('h1').first()).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${place} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        }
      } finally {
        await browser.close();
      }
    });

test('the app opens without the server once it was there', async () => {
  const { url } = installation();
  const browser = await openChromium();
  try {
    const page = await browser.context.newPage();
    await signInToApp(page, url);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    await browser.context.setOffline(true);
    await page.reload();
    await expect(page.locator('h1').first()).toBeVisible();
  } finally {
    await browser.close();
  }
});
