import { expect, type Page, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { makeUser } from '../product/speak.ts';
import { expectAccessibleInEveryLook } from './accessible.ts';
import { openChromium } from './chromium.ts';
import { installation } from './installation.ts';
import { signInToApp } from './web-app.ts';

/** A new person at a place of the app. */
async function at(place: string, name: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { url } = installation();
  const person = { email: `${name}@example.com`, password: administrator.password };
  await makeUser(url, administrator, person);
  const browser = await openChromium();
  try {
    const page = await browser.context.newPage();
    await signInToApp(page, url, person);
    await page.goto(url + place);
    await use(page);
  } finally {
    await browser.close();
  }
}

const row = (page: Page, words: string) => page.locator('alfa-phrase', { hasText: words });

test('a replacement is added, changed, found and deleted with the keyboard, and a list is taken in', async () => {
  await at('/replacements', 'sonya', async (page) => {
    await expect(page.locator('.empty')).toBeVisible();
    await expectAccessibleInEveryLook(page, 'no replacements');
    await page.getByLabel('What you say').fill('front desk');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Reception');
    await page.keyboard.press('Enter');
    await expect(row(page, 'front desk')).toContainText('Reception');
    await page.getByLabel('What you say').fill('Front Desk');
    await page.getByLabel('What is written').fill('x');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('There is one for');
    await page.getByLabel('What you say').fill('—');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('at least one letter');

    await page.reload();
    await row(page, 'front desk').locator('article').focus();
    await page.keyboard.press('e');
    await row(page, 'Save').getByLabel('What is written').fill('the reception');
    await page.keyboard.press('Enter');
    await expect(row(page, 'front desk')).toContainText('the reception');
    await expectAccessibleInEveryLook(page, 'one replacement');

    await page.getByRole('button', { name: 'Add a list' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('arrow -> →\nfront desk -> Front office\nnothing');
    await expect(dialog.getByRole('status')).toContainText('1\u00a0new replacement');
    await expect(dialog.locator('li')).toHaveCount(1);
    await dialog.getByRole('button', { name: /Take in 2/ }).click();
    await expect(dialog.getByRole('status')).toContainText('was added');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(row(page, 'arrow')).toContainText('→');
    await expect(row(page, 'front desk')).toContainText('Front office');

    await row(page, 'arrow').locator('article').focus();
    await page.keyboard.press('Delete');
    await expect(row(page, 'arrow')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'arrow')).toHaveCount(1);
  });
});

test('a snippet of several lines is kept with its places', async () => {
  await at('/snippets', 'timur', async (page) => {
    await page.getByLabel('What you say').fill('my signature');
    await page.getByLabel('The text').fill('Kind regards,\nTimur ');
    await page.getByRole('button', { name: 'today’s date' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(row(page, 'my signature')).toContainText('{date}');
    await page.reload();
    await row(page, 'my signature').locator('article').focus();
    await page.keyboard.press('Enter');
    await expect(row(page, 'Save').getByLabel('The text')).toHaveValue('Kind regards,\nTimur {date}');
    await expectAccessibleInEveryLook(page, 'a snippet');
    await page.getByRole('link', { name: 'Dictionary' }).click();
    await expect(page.locator('alfa-term-form').first()).toBeVisible();
  });
});

test('a style is tried, chosen, and given to a site', async () => {
  await at('/styles', 'ulya', async (page) => {
    const trial = page.locator('alfa-style-trial');
    await trial.getByLabel('Text as it was spoken').fill('um the price is twenty five dollars');
    await expect(trial.locator('alfa-marked')).toContainText('$25');
    await trial.locator('.change.weighty').last().click();
    await expect(trial.locator('.why')).toContainText('twenty five');
    await trial.getByLabel('Style').selectOption('As said');
    await expect(trial.locator('alfa-marked')).toContainText('twenty five');
    await expectAccessibleInEveryLook(page, 'styles');

    await page.getByRole('radio', { name: /Chat/ }).click();
    const sites = page.locator('alfa-site-styles');
    await sites.getByLabel('Site').fill('not a site');
    await sites.getByRole('button', { name: 'Add' }).click();
    await expect(sites.getByRole('alert')).toContainText('name of a site');
    await sites.getByLabel('Site').fill('https://Mail.example.com/inbox');
    await sites.getByRole('button', { name: 'Add' }).click();
    await expect(sites.getByLabel('Style for mail.example.com', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('radio', { name: /Chat/ })).toBeChecked();
    await expect(sites.getByLabel('Style for mail.example.com', { exact: true })).toHaveValue('Business letter');
    await sites.getByRole('button', { name: /Use the usual style/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(sites.getByLabel('Style for mail.example.com', { exact: true })).toBeVisible();
  });
});
