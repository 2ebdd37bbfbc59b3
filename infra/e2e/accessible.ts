import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1280 },
] as const;

/** No violation, and nothing wider than the screen. @param what of the app it is, for the message */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${what} fits`).toBe(true);
}

/** The same in both themes, on a desk and on a phone; the page is as it was afterwards. */
export async function expectAccessibleInEveryLook(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  for (const { colorScheme, width } of looks) {
    // A colour that is still changing has another contrast.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `${what}, ${colorScheme}, ${width} px`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
