import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { skipWithout } from './companion.ts';
import { openWithExtension, overlay, pair } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { displayPrograms, openDisplay } from './x-display.ts';

/** The sentence with the silence around it. */
const spokenMs = 6500;

test('Chromium in a window: Ctrl+Shift+Y on the keyboard, and the words stand in the field', async () => {
  skipWithout(...displayPrograms);
  const { url, speech } = installation();
  const form = await serveFormPage();
  const display = await openDisplay();
  try {
    const browser = await openWithExtension({ microphone: speech.en, display: display.name, viewport: null });
    try {
      await pair(browser, url);
      const page = await browser.context.newPage();
      await page.goto(form.url);
      await page.click('#subject');
      await display.press('An old form', 'ctrl+shift+y');
      await overlay(page, 'listening');
      await sleep(spokenMs);
      await display.press('An old form', 'ctrl+shift+y');
      await overlay(page, 'inserted');
      const subject = await page.inputValue('#subject');
      expect(isSentence(subject, sentences.en.words), subject).toBe(true);
    } finally {
      await browser.close();
    }
  } finally {
    await display.close();
    await form.close();
  }
});
