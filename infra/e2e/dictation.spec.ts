import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type ExtensionBrowser, openWithExtension, overlay, pair } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { signInToApp } from './web-app.ts';

/** The longer of the two sentences, with the silence around it. */
const spokenMs = 6500;

for (const language of ['ru', 'en'] as const) {
  test.describe(`dictation into a page, ${language}`, () => {
    const { url, speech } = installation();
    const { words } = sentences[language];
    let browser: ExtensionBrowser;
    let form: Awaited<ReturnType<typeof serveFormPage>>;

    test.beforeAll(async () => {
      form = await serveFormPage();
      browser = await openWithExtension({ microphone: speech[language], locale: language });
      await pair(browser, url);
    });
    test.afterAll(async () => {
      await browser?.close();
      await form?.close();
    });

    test('the words stand in an input, a textarea and a contenteditable, then in the history', async () => {
      const page = await browser.context.newPage();
      await page.goto(form.url);
      const dictate = async (field: string) => {
        await page.click(field);
        await browser.press(page);
        await overlay(page, 'listening');
        await sleep(spokenMs);
        await browser.press(page);
        await overlay(page, 'inserted');
      };

      await dictate('#subject');
      const subject = await page.inputValue('#subject');
      expect(isSentence(subject, words), subject).toBe(true);
      expect(await page.evaluate('window.inputs')).toContain('subject');

      await page.fill('#message', 'Before. ');
      await dictate('#message');
      const message = await page.inputValue('#message');
      expect(message.startsWith('Before. ')).toBe(true);
      expect(isSentence(message, words), message).toBe(true);
      await page.keyboard.press('Control+z');
      expect(await page.inputValue('#message')).toBe('Before. ');

      await dictate('#note');
      const note = (await page.textContent('#note')) ?? '';
      expect(isSentence(note, words), note).toBe(true);

      const app = await browser.context.newPage();
      await signInToApp(app, url);
      await expect(app.getByText(subject.trim(), { exact: false }).first()).toBeVisible();
    });

    test('a field that is gone keeps the text for copying and types it nowhere else', async () => {
      const page = await browser.context.newPage();
      await page.goto(form.url);
      await page.click('#subject');
      await browser.press(page);
      await overlay(page, 'listening');
      await sleep(spokenMs);
      await page.evaluate(() => document.querySelector('#subject')?.remove());
      await page.focus('#message');
      await browser.press(page);
      await overlay(page, 'kept');
      expect(await page.inputValue('#message')).toBe('');
    });
  });
}

test('nothing is typed into a password field', async () => {
  const { url, speech } = installation();
  const form = await serveFormPage();
  const browser = await openWithExtension({ microphone: speech.en });
  try {
    await pair(browser, url);
    const page = await browser.context.newPage();
    await page.goto(form.url);
    await page.click('#secret');
    await browser.press(page);
    await overlay(page, 'listening');
    await sleep(spokenMs);
    await browser.press(page);
    await overlay(page, 'kept');
    expect(await page.inputValue('#secret')).toBe('');
  } finally {
    await browser.close();
    await form.close();
  }
});

test('a refused microphone is said in words, and nothing is typed', async () => {
  const { url, speech } = installation();
  const form = await serveFormPage();
  const browser = await openWithExtension({ microphone: speech.en, microphonePermission: 'denied' });
  try {
    await pair(browser, url);
    const page = await browser.context.newPage();
    await page.goto(form.url);
    await page.click('#subject');
    await browser.press(page);
    await overlay(page, 'trouble');
    expect(await page.inputValue('#subject')).toBe('');
  } finally {
    await browser.close();
    await form.close();
  }
});
