import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { makeUser, signIn } from '../product/speak.ts';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { answerMicrophonePrompt, type OpenBrowser, openChromium } from './chromium.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { signInToApp } from './web-app.ts';

const { password } = administrator;
const spokenMs = 6500;
/** After the stop a server that is away is looked for so long before the recording goes into the queue. */
const handoverMs = 40_000;

/** A new person in a browser that has been at the app once, so that it opens without the server. */
async function withPerson(
  name: string,
  use: (parts: { page: Page; browser: OpenBrowser; url: string; person: typeof administrator }) => Promise<void>,
): Promise<void> {
  const { url, speech } = installation();
  const person = { email: `${name}@example.com`, password };
  await makeUser(url, administrator, person);
  const browser = await openChromium({ microphone: speech.en });
  try {
    await answerMicrophonePrompt(browser, url, 'granted');
    const page = await browser.context.newPage();
    await signInToApp(page, url, person);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.goto(`${url}/dictate`);
    await expect(page.locator('button.record')).toBeEnabled();
    await use({ page, browser, url, person });
  } finally {
    await browser.close();
  }
}

async function dictateWithoutServer(page: Page, browser: OpenBrowser): Promise<void> {
  await browser.context.setOffline(true);
  await page.locator('button.record').click();
  await expect(page.locator('alfa-recorder .bar.listening')).toBeVisible();
  await sleep(spokenMs);
  await page.locator('button.record').click();
  await expect(page.locator('alfa-recorder .kept')).toContainText('kept on this device', { timeout: handoverMs });
}

async function historyOf(url: string, person: typeof administrator): Promise<string[]> {
  const headers = { authorization: `Bearer ${await signIn(url, person)}` };
  const page = (await (await fetch(`${url}/api/history`, { headers })).json()) as { items: { text: string }[] };
  return page.items.map(({ text }) => text);
}

test('what is said without a server waits on this device, also after a reload, and becomes one text', async () => {
  await withPerson('zoya', async ({ page, browser, url, person }) => {
    await dictateWithoutServer(page, browser);
    await expect(page.locator('alfa-navigation .counter')).toHaveText('1');
    await page.getByRole('link', { name: 'Open the queue' }).click();
    const item = page.locator('alfa-queue-item');
    await expect(item).toHaveCount(1);
    await expect(item).toContainText('Kept here');

    await page.reload();
    await expect(item).toContainText('Kept here');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('p');
    await expect(item.locator('alfa-player')).toBeVisible();
    await expectAccessibleInEveryLook(page, 'queue');
    await item.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(item).toHaveCount(1);

    await browser.context.setOffline(false);
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect(item).toContainText('In history', { timeout: 60_000 });
    await expect(page.locator('alfa-navigation .counter')).toHaveCount(0);
    const texts = await historyOf(url, person);
    expect(texts).toHaveLength(1);
    expect(isSentence(texts[0] ?? '', sentences.en.words), texts[0]).toBe(true);
  });
});

test('what was spoken into the note comes into the note once there is a server', async () => {
  await withPerson('inna', async ({ page, browser }) => {
    await dictateWithoutServer(page, browser);
    await browser.context.setOffline(false);
    const note = page.locator('textarea');
    await expect
      .poll(async () => isSentence(await note.inputValue(), sentences.en.words), { timeout: 90_000 })
      .toBe(true);
  });
});

test('signing out with a full queue warns; the next person sees none of it, the same person has it sent', async () => {
  await withPerson('klara', async ({ page, browser, url, person }) => {
    const other = { email: 'lev@example.com', password };
    await makeUser(url, administrator, other);
    await dictateWithoutServer(page, browser);
    await askToSignOut(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1\u00a0dictation not sent yet');
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(page.locator('alfa-navigation .counter')).toHaveText('1');
    await askToSignOut(page);
    await dialog.getByRole('button', { name: 'Sign out anyway' }).click();
    await expect(page.locator('input[type=password]')).toBeVisible();

    await browser.context.setOffline(false);
    await signInToApp(page, `${url}/queue`, other);
    await expect(page.locator('alfa-queue .empty')).toBeVisible();
    await expect(page.locator('alfa-navigation .counter')).toHaveCount(0);
    expect(await historyOf(url, other)).toEqual([]);

    await askToSignOut(page);
    await signInToApp(page, `${url}/queue`, person);
    await expect(page.locator('alfa-queue-item')).toContainText('In history', { timeout: 60_000 });
    expect(await historyOf(url, person)).toHaveLength(1);
  });
});

test('a recording that is not wanted is discarded after a yes', async () => {
  await withPerson('mark', async ({ page, browser, url, person }) => {
    await dictateWithoutServer(page, browser);
    await page.getByRole('link', { name: 'Open the queue' }).click();
    const waiting = page.locator('alfa-queue-item');
    await expect(waiting).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('alfa-queue-item:focus-within')).toHaveCount(1);
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(page.locator('alfa-queue .empty')).toBeVisible();
    await browser.context.setOffline(false);
    await page.reload();
    await expect(page.locator('alfa-queue .empty')).toBeVisible();
    expect(await historyOf(url, person)).toEqual([]);
  });
});

/** By the commands; what is typed before they are open would be keys of the app. */
async function askToSignOut(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.locator('alfa-palette input');
  await expect(search).toBeVisible();
  await search.fill('Sign out');
  await page.keyboard.press('Enter');
}
