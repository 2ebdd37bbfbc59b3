import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { projectRoot } from '../product/root.ts';
import { makeUser, signIn, speak } from '../product/speak.ts';
import { decodePcm16k } from '../speech/pcm.ts';
import { synthesise } from '../speech/synthesise.ts';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { openChromium } from './chromium.ts';
import { installation } from './installation.ts';
import { signInToApp } from './web-app.ts';

const undoPassedMs = 8000;
/** Its numbers become digits: what was heard and what is written differ. */
const sentence = 'The price is twenty five percent lower, please call me back tomorrow morning.';

/** A person with one dictation, and the dictation opened. */
async function withDictation(name: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { url } = installation();
  const person = { email: `${name}@example.com`, password: administrator.password };
  await makeUser(url, administrator, person);
  const accessToken = await signIn(url, person);
  const folder = path.join(projectRoot(), 'node_modules/.cache/alfavoice-speech');
  const pcm = await decodePcm16k(await synthesise(sentence, 'en', folder));
  await speak({ url, accessToken, pcm, language: 'en', mode: 'after_recording', pace: 0 });
  const browser = await openChromium();
  try {
    const page = await browser.context.newPage();
    await signInToApp(page, url, person);
    await page.goto(`${url}/history`);
    await page.locator('alfa-entry article').focus();
    await page.keyboard.press('Enter');
    await use(page);
  } finally {
    await browser.close();
  }
}

const text = async (page: Page) => (await page.locator('alfa-entry .text').first().textContent())?.trim() ?? '';

test('one key shows what was heard, one takes it as the text, and an undo brings the text back', async () => {
  await withDictation('olga', async (page) => {
    await page.keyboard.press('e');
    await page.getByLabel('Text of the dictation').fill('Something else entirely.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => text(page)).toBe('Something else entirely.');

    await page.keyboard.press('r');
    await expect(page.locator('alfa-heard')).toContainText('Something');
    await expectAccessibleInEveryLook(page, 'as heard');
    await page.keyboard.press('u');
    await expect(page.locator('alfa-heard')).toContainText('Nothing was changed');
    await expect.poll(() => text(page)).toMatch(/price/i);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => text(page)).toBe('Something else entirely.');

    await page.getByLabel('Tidy again').selectOption('Business letter');
    await page.getByRole('button', { name: 'Use this text' }).click();
    await expect.poll(() => text(page)).toMatch(/price/i);
    const tidied = await text(page);
    await page.reload();
    await expect.poll(() => text(page)).toBe(tidied);
  });
});

test('a recording is listened to, downloaded, recognised again and deleted; the text stays', async () => {
  await withDictation('pavel', async (page) => {
    const player = page.locator('alfa-player');
    await expect(player).toBeVisible();
    await page.keyboard.press('p');
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect
      .poll(async () => Number(await player.getByRole('slider').inputValue()), { timeout: 10_000 })
      .toBeGreaterThan(0.5);
    await page.keyboard.press('p');
    await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^alfavoice-.*\.wav$/);
    expect((await readFile(await file.path())).subarray(0, 4).toString()).toBe('RIFF');

    const before = await text(page);
    await page.getByRole('button', { name: 'Recognise again' }).click();
    await expectAccessibleInEveryLook(page, 'recognise again');
    await page.locator('alfa-rerun').getByRole('button', { name: 'Recognise', exact: true }).click();
    await expect(
      page.locator('alfa-rerun', { hasText: 'heard the same way' }).or(page.locator('alfa-notices .notice')),
    ).toBeVisible({ timeout: 60_000 });
    expect((await text(page)).length).toBeGreaterThan(before.length / 2);

    await page.getByRole('button', { name: 'Delete recording' }).click();
    await expect(player).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(player).toBeVisible();
    await page.getByRole('button', { name: 'Delete recording' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0, { timeout: undoPassedMs });
    await page.reload();
    await page.locator('alfa-entry article').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('alfa-entry').getByText('Edit')).toBeVisible();
    await expect(player).toHaveCount(0);
  });
});

test('the whole history is saved as a file', async () => {
  await withDictation('rita', async (page) => {
    for (const [name, ending] of [
      ['Markdown', /\.md$/],
      ['JSON', /\.json$/],
      ['ZIP', /\.zip$/],
    ] as const) {
      await page.getByRole('button', { name: 'Save history' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('dialog').getByRole('button', { name }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(ending);
      const bytes = await readFile(await file.path());
      if (name === 'ZIP') expect(bytes.subarray(0, 2).toString()).toBe('PK');
      else expect(bytes.toString()).toMatch(/price/i);
    }
  });
});
