import path from 'node:path';
import { expect, test } from '@playwright/test';
import { projectRoot } from '../product/root.ts';
import { skipWithout } from './companion.ts';
import { pairingHash } from './extension.ts';
import { type Firefox, firefoxProgram, openFirefox } from './firefox.ts';
import { allowMicrophone, windowCount } from './firefox-person.ts';
import { serveFormPage } from './form-page.ts';
import { installation } from './installation.ts';
import { isSentence, sentences } from './sentences.ts';
import { microphonePrograms, openVirtualMicrophone } from './virtual-microphone.ts';
import { displayPrograms, openDisplay } from './x-display.ts';

/** The extension's shortcut in Firefox for Linux, as its manifest names it and xdotool presses it. */
const shortcut = 'ctrl+alt+y';
const recognitionTimeoutMs = 60_000;

test('Firefox: a real key, a real microphone, and the words stand in an input, a textarea and a contenteditable', async () => {
  skipWithout(firefoxProgram, ...displayPrograms, ...microphonePrograms);
  const { url, speech } = installation();
  const closing: { close(): Promise<void> }[] = [];
  const opened = <Part extends { close(): Promise<void> }>(part: Part) => {
    closing.unshift(part);
    return part;
  };
  try {
    const form = opened(await serveFormPage());
    const display = opened(await openDisplay());
    const microphone = opened(await openVirtualMicrophone());
    const firefox = opened(
      await openFirefox({
        extension: path.join(projectRoot(), 'extension/dist/firefox'),
        env: { DISPLAY: display.name, ...microphone.env },
      }),
    );
    await connect(firefox, await pairingHash(url));
    await allowMicrophone(firefox);
    await firefox.goto(form.url);

    const press = () => display.press('An old form', shortcut);
    const value = (field: string) =>
      firefox.inPage(`const f = document.querySelector(arguments[0]); return f.value ?? f.textContent;`, field);
    const overlay = (state: string) =>
      expect
        .poll(() => firefox.inPage(`return document.querySelector('alfavoice-overlay')?.dataset.state;`), {
          timeout: recognitionTimeoutMs,
          intervals: [100],
        })
        .toBe(state);
    const dictate = async (field: string, language: 'ru' | 'en') => {
      await firefox.click(field);
      await press();
      await overlay('listening');
      await microphone.say(speech[language]);
      await press();
      await overlay('inserted');
      const text = String(await value(field));
      expect(isSentence(text, sentences[language].words), text).toBe(true);
      return text;
    };

    await dictate('#subject', 'ru');
    expect(await firefox.inPage('return window.inputs;')).toContain('subject');

    await firefox.inPage(`document.querySelector('#message').value = 'Before. ';`);
    expect(await dictate('#message', 'en')).toMatch(/^Before\. \S/);
    await display.press('An old form', 'ctrl+z');
    await expect.poll(() => value('#message')).toBe('Before. ');

    await dictate('#note', 'en');
    // Its window stays for the next one, behind the page.
    expect(await windowCount(firefox)).toBe(2);
    expect(await firefox.inPage('return document.hasFocus();')).toBe(true);
  } finally {
    for (const part of closing) await part.close();
  }
});

test('Firefox: what an administrator has set holds, and the options page says it and who that is', async () => {
  skipWithout(firefoxProgram, ...displayPrograms);
  const display = await openDisplay();
  try {
    const firefox = await openFirefox({
      extension: path.join(projectRoot(), 'extension/dist/firefox'),
      env: { DISPLAY: display.name },
      managed: {
        administrator: 'IT department, ext. 1234',
        gateway: 'https://voice.example',
        blockedHosts: ['127.0.0.1'],
        holdKey: 'F9',
      },
    });
    try {
      await expect.poll(() => firefox.toTab('moz-extension:')).toBe(true);
      const words = (selector: string) =>
        firefox.inPage(`return document.querySelector(arguments[0])?.textContent ?? '';`, selector);
      await expect.poll(() => words('#forced')).toContain('IT department, ext. 1234');
      expect(await words('#forced [data-name=blockedHosts]')).toBe('127.0.0.1');
      await expect.poll(() => words('#starting kbd')).toBe('F9');
      await firefox.inPage(`location.hash = 'pair=X&gateway=https://other.example';`);
      await expect.poll(() => firefox.inPage('return document.documentElement.dataset.connect;')).toBe('failed');
      expect(await words('[role=alert]')).toContain('https://voice.example');
    } finally {
      await firefox.close();
    }
  } finally {
    await display.close();
  }
});

/** In the page that the extension opens when it is installed: the link that connects. */
async function connect(firefox: Firefox, hash: string): Promise<void> {
  await expect.poll(() => firefox.toTab('moz-extension:')).toBe(true);
  await firefox.inPage('location.hash = arguments[0];', hash);
  await expect.poll(() => firefox.inPage('return document.documentElement.dataset.connect;')).toBe('done');
}
