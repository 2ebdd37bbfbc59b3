import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { writeChirps } from './chirps.ts';
import { skipWithout } from './companion.ts';
import { connectAsPerson } from './connected.ts';
import { openWithExtension, overlay, pair } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { displayPrograms, openDisplay } from './x-display.ts';

/** Nobody answers there: what begins is looked at, not what is heard. */
const silentGateway = 'http://127.0.0.1:9';
/** The sentence with the silence around it. */
const spokenMs = 6500;

test('Chromium in a window: Ctrl+Shift+Y on the keyboard, and the words stand in the field', async () => {
  skipWithout(...displayPrograms);
  const { url, speech } = installation();
  const form = await serveFormPage();
  const display = await openDisplay();
  try {
    const browser = await openWithExtension({
      microphone: speech.en,
      display: display.name,
      viewport: null,
      access: 'asked',
    });
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

test('Chromium in a window: the entry of the context menu of a field begins a dictation, Escape ends it', async () => {
  skipWithout(...displayPrograms);
  const form = await serveFormPage();
  const display = await openDisplay();
  const folder = await mkdtemp(path.join(tmpdir(), 'alfavoice-menu-'));
  try {
    const microphone = path.join(folder, 'chirps.wav');
    await writeChirps(microphone);
    const browser = await openWithExtension({ microphone, display: display.name, viewport: null });
    try {
      await connectAsPerson(browser, silentGateway);
      const page = await browser.context.newPage();
      await page.goto(form.url);
      await page.click('#subject');
      // From below: Inspect, then the extension's.
      await display.press('An old form', 'Menu', 'Up', 'Up', 'Return');
      await overlay(page, 'listening');
      await display.press('An old form', 'Escape');
      await expect(page.locator('alfavoice-overlay')).toHaveCount(0);
      expect(await page.inputValue('#subject')).toBe('');
    } finally {
      await browser.close();
    }
  } finally {
    await display.close();
    await form.close();
    await rm(folder, { recursive: true, force: true });
  }
});
