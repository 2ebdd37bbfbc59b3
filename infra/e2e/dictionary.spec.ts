import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { administrator } from '../product/launch.ts';
import { makeUser, signIn } from '../product/speak.ts';
import { type BrowserOptions, openChromium } from './chromium.ts';
import { installation } from './installation.ts';
import { signInToApp } from './web-app.ts';

const { password } = administrator;
const undoPassedMs = 8000;

/** A new person's empty dictionary. */
async function withDictionary(
  name: string,
  options: BrowserOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const { url } = installation();
  const person = { email: `${name}@example.com`, password };
  await makeUser(url, administrator, person);
  const browser = await openChromium(options);
  try {
    const page = await browser.context.newPage();
    await signInToApp(page, url, person);
    await page.goto(`${url}/dictionary`);
    await expect(page.locator('.empty')).toBeVisible();
    await use(page);
  } finally {
    await browser.close();
  }
}

/** What an administrator does over the API. @returns the answer's JSON, undefined for none */
async function asAdministrator(method: string, route: string, body?: object): Promise<{ id: string } | undefined> {
  const { url } = installation();
  const response = await fetch(url + route, {
    method,
    headers: { authorization: `Bearer ${await signIn(url, administrator)}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : ((await response.json()) as { id: string });
}

const terms = (page: Page) => page.locator('alfa-term .written').allTextContents();
const row = (page: Page, term: string) => page.locator('alfa-term', { hasText: term });

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

test('words are added, found, changed and deleted with the keyboard alone', async () => {
  await withDictionary('vera', {}, async (page) => {
    await page.getByLabel('As written').focus();
    await page.keyboard.type('Szymanski');
    await page.keyboard.press('Tab');
    await page.keyboard.type('shimanski, simanski');
    await page.keyboard.press('Enter');
    await expect(row(page, 'Szymanski')).toContainText('sounds like shimanski, simanski');
    for (const word of ['Wroclaw', 'Kubernetes']) {
      await page.keyboard.type(word);
      await page.keyboard.press('Enter');
      await expect(row(page, word)).toBeVisible();
    }
    await page.keyboard.type('SZYMANSKI');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('is in the dictionary already');
    await page.getByLabel('As written').fill('—');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('at least one letter');
    await page.getByLabel('As written').fill('');

    await page.reload();
    await expect.poll(() => terms(page)).toEqual(['Kubernetes', 'Szymanski', 'Wroclaw']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const editor = row(page, 'Save');
    await expect(editor.getByLabel('Sounds like')).toHaveValue('shimanski, simanski');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await editor.getByLabel('As written').fill('Szymański');
    await editor.getByLabel('Spoken in').selectOption('English');
    await editor.getByLabel('Use in dictations').press('Space');
    await editor.getByLabel('As written').press('Enter');
    await expect(row(page, 'Szymański')).toContainText('not in use');
    await expect(row(page, 'Szymański')).toContainText('English');

    await page.keyboard.press('Delete');
    expect(await terms(page)).toEqual(['Kubernetes', 'Wroclaw']);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await terms(page)).toEqual(['Kubernetes', 'Szymański', 'Wroclaw']);
    await row(page, 'Wroclaw').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0, { timeout: undoPassedMs });

    await page.keyboard.press('/');
    await page.keyboard.type('SIMAN');
    await expect.poll(() => terms(page)).toEqual(['Szymański']);
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('alfa-term article')).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.type('nobody');
    await expect(page.locator('.empty')).toContainText('nobody');
    await page.getByRole('button', { name: 'Show all words' }).click();
    await expect.poll(() => terms(page)).toEqual(['Kubernetes', 'Szymański']);
  });
});

test('a list is pasted, read from a file and saved to one, with a clear result', async () => {
  await withDictionary('gleb', { locale: 'ru' }, async (page) => {
    await page.getByRole('button', { name: 'Добавить список' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('Мкртчян\nКубернетес,кубер нетес\n---\nмкртчян');
    await expect(dialog.getByRole('status')).toContainText('Добавится 2');
    await expect(dialog.locator('li')).toHaveText([/Строка\s3.*нет ни одной буквы/, /Строка\s4.*выше/]);
    await dialog.getByRole('button', { name: /Взять 2/ }).click();
    await expect(dialog.getByRole('status')).toContainText('Добавлено: 2');
    await expect(dialog.locator('li')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Добавить ещё список' }).click();

    const spreadsheet = 'Слово;Как звучит\r\nКубернетес;кубернетес\r\nСвиридов;\r\n';
    const windows1251 = Buffer.from(
      Array.from(spreadsheet, (letter) => letter.charCodeAt(0)).map((code) => (code < 128 ? code : code - 0x350)),
    );
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Выбрать файл' }).click();
    await (await chooser).setFiles({ name: 'слова.csv', mimeType: 'text/csv', buffer: windows1251 });
    await expect(dialog.getByRole('status')).toContainText(/Добавится 1.*Изменится 1/);
    await dialog.getByRole('button', { name: /Взять 2/ }).click();
    await expect(dialog.getByRole('status')).toContainText(/Добавлено: 1.*Изменено: 1/);
    await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
    await expect.poll(() => terms(page)).toEqual(['Кубернетес', 'Мкртчян', 'Свиридов']);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Сохранить CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('alfavoice-dictionary.csv');
    expect(await readFile(await file.path(), 'utf8')).toBe(
      '\ufeffwritten,sounds,language\r\nКубернетес,кубернетес,\r\nМкртчян,,\r\nСвиридов,,',
    );
  });
});

test('words of a group are there to read; its name says whose they are', async () => {
  await withDictionary('darya', {}, async (page) => {
    const group = await asAdministrator('POST', '/api/admin/groups', { name: 'Sales' });
    const users = (await asAdministrator('GET', '/api/admin/users')) as unknown as {
      items: { id: string; email: string }[];
    };
    const darya = users.items.find(({ email }) => email === 'darya@example.com');
    await asAdministrator('PUT', `/api/admin/groups/${group?.id}/members/${darya?.id}`);
    await asAdministrator('POST', '/api/dictionary', { written: 'Meridian', group_id: group?.id });
    await page.reload();
    await expect(row(page, 'Meridian')).toContainText('from Sales');
    await row(page, 'Meridian').hover();
    await expect(row(page, 'Meridian').getByRole('button')).toHaveCount(0);
    await page.getByLabel('As written').fill('Own word');
    await page.keyboard.press('Enter');
    await page.getByLabel('Whose words').selectOption('Sales');
    await expect.poll(() => terms(page)).toEqual(['Meridian']);
    await expect(page.getByLabel('As written')).toHaveCount(0);
    await page.getByLabel('Whose words').selectOption('Only mine');
    await expect.poll(() => terms(page)).toEqual(['Own word']);
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`the dictionary is accessible and fits, ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 800 }, locale: width === 390 ? 'ru' : 'en' } as const;
      await withDictionary(`look-${colorScheme}-${width}`, options, async (page) => {
        await expectAccessible(page, 'empty');
        await page.locator('alfa-term-form input').first().fill('Достопримечательность'.repeat(4));
        await page.keyboard.press('Enter');
        await expect(page.locator('alfa-term')).toHaveCount(1);
        await expectAccessible(page, 'one word');
        await page.locator('alfa-term article').focus();
        await page.keyboard.press('Enter');
        await expect(page.locator('alfa-term alfa-term-form')).toBeVisible();
        await expectAccessible(page, 'editor');
        await page.keyboard.press('Escape');
        await page.locator('.title button').first().click();
        await page
          .getByRole('dialog')
          .locator('textarea')
          .fill(`Раз\n${'x'.repeat(300)}`);
        await expect(page.getByRole('dialog').locator('li')).toHaveCount(1);
        await expectAccessible(page, 'list');
      });
    });

test('an administrator makes a group, fills it and gives it words', async () => {
  const { url } = installation();
  await makeUser(url, administrator, { email: 'egor@example.com', password });
  const browser = await openChromium();
  try {
    const page = await browser.context.newPage();
    await signInToApp(page, url);
    await page.goto(`${url}/people`);
    await page.getByLabel('New group').fill('Warehouse');
    await page.keyboard.press('Enter');
    const group = page.locator('alfa-groups li', { hasText: 'Warehouse' });
    await group.getByRole('switch', { name: 'egor@example.com' }).click();
    await expect(group).toContainText('1 person');
    await expectAccessible(page, 'groups');
    await group.getByRole('link', { name: '0 words' }).click();
    await page.getByLabel('As written').fill('Pallet');
    await page.keyboard.press('Enter');
    await expect.poll(() => terms(page)).toEqual(['Pallet']);
    await row(page, 'Pallet').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => terms(page)).toEqual(['Pallet']);

    await page.goto(`${url}/people`);
    await expect(group).toContainText('1 word');
    await group.getByRole('button', { name: 'Delete the group Warehouse' }).click();
    await expect(group).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(group).toHaveCount(1);
  } finally {
    await browser.close();
  }
});
