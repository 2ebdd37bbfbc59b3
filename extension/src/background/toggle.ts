import browser, { type Tabs } from 'webextension-polyfill';
import type { Control } from '../messages/messages.ts';
import type { Target } from '../messages/target.ts';
import { pairedGateway, pairedOwner, settingsOf } from '../pairing/connection.ts';
import { showBadge } from './badge.ts';
import { dropCurrent, keepCurrent, readCurrent } from './current.ts';
import { pinIn } from './inject.ts';
import { forgetText, insertKept } from './kept-text.ts';
import { openNotice } from './notice.ts';
import { closeRecorderWindow, openRecorder, tellRecorder } from './recorder.ts';
import { noTab, setActive, show } from './show.ts';
import { showWaiting } from './waiting.ts';

/** A dictation does not wait longer for the person's settings; the last known ones do. */
const settingsWithinMs = 400;
const optionsPage = 'options.html';

/** The shortcut or the button: begins, finishes, or sends again what was kept. Presses are taken one after the other. */
export const toggle = (tab: Tabs.Tab | undefined): Promise<void> =>
  navigator.locks.request('toggle', async () => {
    const current = await readCurrent();
    if (current?.stage === 'listening' && (await tellRecorder({ type: 'stop' }))) return;
    if (current?.stage === 'working' && (await tellRecorder({ type: 'ping' }))) return;
    if (current?.stage === 'kept' && (await tellRecorder({ type: 'retry' }))) return;
    if (!current && (await insertKept(tab))) return;
    await begin(tab);
  });

async function begin(tab: Tabs.Tab | undefined): Promise<void> {
  const gateway = await pairedGateway();
  if (!gateway) return openOptions();
  void showBadge('preparing');
  void forgetText();
  const [target, settings] = await Promise.all([targetIn(tab), settingsOf(gateway, settingsWithinMs), openRecorder()]);
  await keepCurrent({ target, stage: 'listening' });
  const { quality, mode, language } = settings;
  const context = target.host ? { context: { host: target.host } } : {};
  const request = { quality, mode, language, ...context };
  const owner = await pairedOwner(gateway);
  if (await tellRecorder({ type: 'start', target, gateway, owner, request })) return;
  await dropCurrent();
  await showBadge('trouble');
  await show(target, { kind: 'trouble', code: 'internal', kept: false });
}

/** Pins the field in the tab; where scripts are forbidden a window of the extension takes the place of the overlay. */
async function targetIn(tab: Tabs.Tab | undefined): Promise<Target> {
  const tabId = tab?.id;
  const host = tab?.url && URL.canParse(tab.url) ? new URL(tab.url).hostname : '';
  const pin = crypto.randomUUID();
  const frameId = tabId === undefined ? undefined : await pinIn(tabId, pin, true);
  if (tabId !== undefined && frameId !== undefined) return { tabId, frameId, host, pin };
  await openNotice({ kind: 'preparing' });
  return { tabId: noTab, frameId: 0, host, pin };
}

/** A button of the overlay or the notice window. */
export async function act(control: Control, tab: Tabs.Tab | undefined): Promise<void> {
  if (control === 'insert_here') await insertKept(tab);
  if (control === 'open_options') await openOptions();
  if (control === 'stop' || control === 'cancel' || control === 'retry') await tellRecorder({ type: control });
  if (control !== 'dismiss' && control !== 'open_options') return;
  if (control === 'dismiss') await forgetText();
  const current = await readCurrent();
  if (current?.stage === 'listening' || current?.stage === 'working') return;
  if (control === 'open_options' && current?.stage === 'kept') return;
  if (current) await tellRecorder({ type: 'cancel' });
  await showBadge('hidden');
}

/** Nothing is left to do or to keep. In Chrome the recorder stays a while, ready for the next dictation. */
export async function conclude(target: Target): Promise<void> {
  await dropCurrent();
  await Promise.all([setActive(target, false), showWaiting()]);
  if (BROWSER === 'firefox') await closeRecorderWindow();
}

/** Where a browser is paired and the microphone allowed. @param hash what it is opened for */
export async function openOptions(hash = ''): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(optionsPage + hash) });
}
