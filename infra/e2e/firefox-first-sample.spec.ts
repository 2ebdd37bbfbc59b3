import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '@alfavoice/gateway/client/testing';
import { expect, test } from '@playwright/test';
import { projectRoot } from '../product/root.ts';
import { writeChirps } from './chirps.ts';
import { skipWithout } from './companion.ts';
import { chosen, signedIn } from './connected.ts';
import { type Firefox, firefoxProgram, openFirefox } from './firefox.ts';
import { allowMicrophone, windowCount } from './firefox-person.ts';
import { serveFormPage } from './form-page.ts';
import { microphonePrograms, openVirtualMicrophone, type VirtualMicrophone } from './virtual-microphone.ts';
import { displayPrograms, openDisplay, type XDisplay } from './x-display.ts';

// From the key to the first sample that is kept, in a real Firefox, where the recorder is a window of its own. The key
// is pressed by xdotool, whose own time (about 0.1 s) is in what is measured.

const times = 3;
const recordedMs = 1200;
const shortcut = 'ctrl+alt+y';
const title = 'An old form';
/** Longest from the key to the first sample, on two cores: the recorder's window there, or not yet. */
const withinMs = { warm: 250, cold: 1000 };

let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let form: Awaited<ReturnType<typeof serveFormPage>>;
let display: XDisplay;
let microphone: VirtualMicrophone;
let firefox: Firefox;
let folder: string;

test.beforeAll(async () => {
  skipWithout(firefoxProgram, ...displayPrograms, ...microphonePrograms);
  gateway = await startTestGateway();
  form = await serveFormPage();
  display = await openDisplay();
  microphone = await openVirtualMicrophone();
  folder = await mkdtemp(path.join(tmpdir(), 'alfavoice-first-sample-'));
  await writeChirps(path.join(folder, 'chirps.wav'));
  // Ended with the sound server.
  void microphone.say(path.join(folder, 'chirps.wav')).catch(() => undefined);
  firefox = await openFirefox({
    extension: path.join(projectRoot(), 'extension/dist/firefox'),
    env: { DISPLAY: display.name, ...microphone.env },
  });
  await expect.poll(() => firefox.toTab('moz-extension:')).toBe(true);
  await firefox.inPage(`const api = browser; return api.storage.local.set(...arguments);`, signedIn(gateway.gateway));
  await allowMicrophone(firefox);
  await firefox.inPage(listen);
  await firefox.toTab('about:');
  await firefox.goto(form.url);
  await firefox.click('#subject');
});
test.afterAll(async () => {
  await firefox?.close();
  await microphone?.close();
  await display?.close();
  await form?.close();
  await gateway?.goAway();
  await rm(folder, { recursive: true, force: true });
});

for (const state of ['cold', 'warm'] as const) {
  test(`Firefox, ${state}: the first sample is kept within ${withinMs[state]} ms of the key, and the keyboard is the page's again`, async () => {
    const took: number[] = [];
    for (let time = 0; time < times; time++) {
      if (state === 'cold') await firefox.inBrowser(closeRecorder);
      took.push(await dictate());
      expect(await firefox.inPage('return document.hasFocus() && document.activeElement.id;')).toBe('subject');
      expect(await windowCount(firefox)).toBe(2);
    }
    console.log(`Firefox, from the key to the first sample, ${state}: ${took.join(', ')} ms`);
    expect(Math.min(...took)).toBeLessThanOrEqual(withinMs[state]);
  });
}

test('Firefox, a key that is held records, though the recorder’s window takes the keyboard for a moment; released, it ends', async () => {
  const inExtension = (script: string, ...values: unknown[]) =>
    firefox.inTab('moz-extension:', `const api = browser; return ${script}`, ...values);
  await inExtension(`api.storage.local.set(...arguments);`, chosen({ holdKey: 'F9' }));
  const scripts = () => inExtension(`api.scripting.getRegisteredContentScripts().then(({ length }) => length);`);
  await expect.poll(scripts).toBe(1);
  await firefox.goto(form.url);
  await firefox.click('#subject');
  // The window has the keyboard, and the page's script has read its key.
  await dictate();
  const before = gateway.dictations.size;
  const release = await display.hold('F9');
  await overlay('listening');
  await sleep(recordedMs);
  await release();
  await overlay('inserted');
  expect(gateway.dictations.size).toBe(before + 1);
});

test('Firefox: the recorder’s window does not outlive the person’s own', async () => {
  await dictate();
  expect(await windowCount(firefox)).toBe(2);
  await firefox.inBrowser(closeOwn);
  await expect.poll(() => firefox.isRunning(), { timeout: 10_000 }).toBe(false);
});

/** One dictation. @returns milliseconds from the press to the earliest beginning that fits what the recorder told */
async function dictate(): Promise<number> {
  const pressedAt = Date.now();
  await display.press(title, shortcut);
  await overlay('listening');
  await sleep(recordedMs);
  await display.press(title, shortcut);
  await overlay('inserted');
  const since = String(await firefox.inTab('moz-extension:', told))
    .trim()
    .split(' ')
    .map(Number);
  return Math.min(...since) - pressedAt;
}

const overlay = (state: string) =>
  expect
    .poll(() => firefox.inPage(`return document.querySelector('alfavoice-overlay')?.dataset.state;`), {
      intervals: [50],
    })
    .toBe(state);

/** In a page of the extension: what the recorder tells says how much it has. */
const listen = `
  const [api, root] = [browser, document.documentElement];
  root.dataset.since = '';
  api.runtime.onMessage.addListener(({ view }) => {
    if (view?.kind === 'listening') root.dataset.since += ' ' + (Date.now() - view.elapsedMs);
  });`;
const told = `
  const { dataset } = document.documentElement;
  const { since } = dataset;
  dataset.since = '';
  return since;`;
/** In the browser itself. A popup has no menu. */
const own = `[...Services.wm.getEnumerator('navigator:browser')]`;
const closeRecorder = `for (const one of ${own}) if (!one.toolbar.visible) one.close();`;
const closeOwn = `for (const one of ${own}) if (one.toolbar.visible) setTimeout(() => one.close());`;
