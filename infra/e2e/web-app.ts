import { expect, type Page } from '@playwright/test';
import { administrator } from '../product/launch.ts';

/** Signs in on the app's own page and waits for the history. */
export async function signInToApp(page: Page, url: string, account = administrator): Promise<void> {
  await page.goto(url);
  await page.locator('input[type=email]').fill(account.email);
  await page.locator('input[type=password]').fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page.locator('input[type=password]')).toHaveCount(0);
}
