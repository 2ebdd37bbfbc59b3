import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { servePlayground } from '../../playground/serve.mjs';
import { matrixBrowsers } from './browsers.ts';
import type { MatrixBrowser } from './driver.ts';

type Playground = Awaited<ReturnType<typeof servePlayground>>;
/** From one letter to the next, and from a text that appears to the next key: a person's pace. */
const typingMs = 60;
const personMs = 200;
/** Editors that can be asked to delete what stands before the caret. */
const takesBack = [
  ...['input-text', 'textarea', 'contenteditable', 'shadow-editable', 'frame-foreign-editor', 'react-textarea'],
  ...['lexical', 'tiptap', 'slate', 'quill', 'ckeditor', 'tinymce', 'draft', 'codemirror6'],
];

for (const { name, open, missing } of matrixBrowsers) {
  test.describe(`${name}, while and after a dictation`, () => {
    test.skip(missing !== '', missing);
    let playground: Playground;
    let browser: MatrixBrowser;
    const elsewhere = () => browser.inPage(`document.querySelector('#elsewhere').value`);
    test.beforeAll(async () => {
      playground = await servePlayground();
      browser = await open();
    });
    test.afterAll(async () => {
      await browser?.close();
      await playground?.close();
    });

    test('a field that is gone, another page, a tab in the background: kept and told, typed nowhere', async () => {
      await browser.open(`${playground.url}/textarea`);
      await browser.set('раз');
      const removed = await browser.pin();
      await browser.inPage(`document.querySelector('textarea').remove()`);
      await browser.click('#elsewhere');
      expect((await browser.insert(removed, 'Два.')).outcome).toEqual({ kind: 'kept', reason: 'field_gone' });
      expect(await elsewhere()).toBe('');

      await browser.open(`${playground.url}/textarea`);
      await browser.set('раз');
      const left = await browser.pin();
      await browser.open(`${playground.foreignUrl}/textarea`);
      await browser.set('чужое');
      expect((await browser.insert(left, 'Два.')).outcome).toEqual({ kind: 'kept', reason: 'field_gone' });
      expect(await browser.model()).toBe('чужое');
    });

    test('a later dictation has its own pin: a text of the one before goes nowhere', async () => {
      await browser.open(`${playground.url}/textarea`);
      await browser.set('раз');
      const before = await browser.pin();
      await browser.click('#elsewhere');
      const now = await browser.pin();
      expect((await browser.insert(before, 'Два.')).outcome).toEqual({ kind: 'kept', reason: 'field_gone' });
      expect((await browser.insert(now, 'Три.')).outcome).toMatchObject({ kind: 'inserted' });
      expect([await browser.model(), await elsewhere()]).toEqual(['раз', 'Три.']);
    });

    test('a password that is shown or hidden while the person speaks is not typed into', async () => {
      await browser.open(`${playground.url}/input-text`);
      await browser.set('');
      const target = await browser.pin();
      await browser.inPage(`document.querySelector('main input').type = 'password'`);
      expect((await browser.insert(target, 'Тайна.')).outcome).toEqual({ kind: 'kept', reason: 'password' });
      expect(await browser.model()).toBe('');
    });

    test('the focus in another field comes back to it, with its caret, and the text goes where it was begun', async () => {
      for (const row of ['textarea', 'contenteditable', 'tiptap', 'frame-foreign']) {
        await browser.open(`${playground.url}/${row}`);
        await browser.set('раз');
        const target = await browser.pin();
        await browser.click('#elsewhere');
        await browser.type('ab');
        await browser.press('left');
        expect((await browser.insert(target, 'Привет.')).outcome, row).toMatchObject({ kind: 'inserted' });
        await browser.type('c');
        expect([await browser.model(), await elsewhere()], row).toEqual(['раз Привет.', 'acb']);
      }
    });

    test('on pause: phrases follow each other, a phrase waits for the person who types, and her words stay whole', async () => {
      for (const row of ['textarea', 'contenteditable', 'lexical', 'slate', 'codemirror6']) {
        await browser.open(`${playground.url}/${row}`);
        await browser.set('');
        const target = await browser.pin();
        await browser.insert(target, 'Раз.');
        await sleep(personMs);
        await browser.type(' ');
        await browser.insert(target, 'Два.', {}, async () => {
          for (const letter of 'zyxwv') {
            await browser.type(letter);
            await sleep(typingMs);
          }
        });
        await browser.insert(target, 'Три.');
        expect((await browser.model()).replaceAll('\u00A0', ' '), row).toBe('Раз. zyxwv Два. Три.');
      }
    });

    test('what was said last is taken back while it stands there, and left alone when it does not', async () => {
      const failed: string[] = [];
      for (const row of takesBack) {
        await browser.open(`${playground.url}/${row}`);
        await browser.set('Начало.');
        const target = await browser.pin();
        await browser.insert(target, 'Раз, два.');
        await browser.insert(target, 'Три 🎉.');
        const taken = (await browser.insert(target, 'Четыре.', { removes: ' Три 🎉.' })).outcome;
        const there = (await browser.model()).replaceAll('\u00A0', ' ');
        if (there !== 'Начало. Раз, два. Четыре.') failed.push(`${row}: ${JSON.stringify(taken)} ${there}`);
        await sleep(personMs);
        await browser.press('left');
        await browser.type('z');
        await browser.insert(target, '', { removes: ' Четыре.' });
        const left = (await browser.model()).replaceAll('\u00A0', ' ');
        if (left !== 'Начало. Раз, два. Четыреz.') failed.push(`${row}: not left alone: ${left}`);
      }
      expect(failed).toEqual([]);
    });

    test('a snippet says where one writes on', async () => {
      for (const row of ['input-text', 'textarea', 'contenteditable', 'lexical', 'tiptap', 'quill', 'codemirror6']) {
        await browser.open(`${playground.url}/${row}`);
        await browser.set('раз');
        await browser.insert(await browser.pin(), 'Уважаемый , добрый день', { cursor: 'Уважаемый '.length });
        await sleep(personMs);
        await browser.type('z');
        expect((await browser.model()).replaceAll('\u00A0', ' '), row).toBe('раз Уважаемый z, добрый день');
      }
    });

    test('a text that was kept goes where the caret is now, once', async () => {
      await browser.open(`${playground.url}/textarea`);
      await browser.set('раз');
      const target = await browser.pin();
      const view = { kind: 'kept', reason: 'field_gone', text: 'Два.' };
      await browser.tell({ type: 'show', target, view, changed: true });
      await expect
        .poll(() => browser.inPage(`document.querySelector('alfavoice-overlay')?.dataset.state`))
        .toBe('kept');
      await browser.click('#elsewhere');
      await browser.tell({ type: 'control', control: 'insert_here' });
      await expect.poll(elsewhere).toBe('Два.');
      await browser.tell({ type: 'control', control: 'insert_here' });
      await sleep(200);
      expect([await browser.model(), await elsewhere()]).toEqual(['раз', 'Два.']);
    });
  });
}

test('Firefox: a text that comes while another tab is in front is kept', async () => {
  const { open, missing } = matrixBrowsers[1];
  test.skip(missing !== '', missing);
  const playground = await servePlayground();
  const browser = await open();
  try {
    await browser.open(`${playground.url}/textarea`);
    await browser.set('раз');
    const target = await browser.pin();
    const { outcome } = await browser.whileInBackground(() => browser.insert(target, 'Два.'));
    expect(outcome).toEqual({ kind: 'kept', reason: 'background' });
    expect(await browser.model()).toBe('раз');
  } finally {
    await browser.close();
    await playground.close();
  }
});
