import browser, { type Tabs } from 'webextension-polyfill';
import { z } from 'zod';
import type { Control } from '../messages/messages.ts';
import type { Target } from '../messages/target.ts';
import type { View } from '../messages/view.ts';
import { pairedGateway, pairedOwner, settingsOf } from '../pairing/connection.ts';
import { readPreferences } from '../preferences/kept-preferences.ts';
import type { MicrophoneChoice } from '../preferences/preferences.ts';
import { hostOf } from '../sites/hosts.ts';
import { changeSite } from '../sites/kept-sites.ts';
import { showBadge } from './badge.ts';
import { hearConnectPage } from './connect-page.ts';
import { dropCurrent, keepCurrent, readCurrent } from './current.ts';
import { inject, type Pinned, pinIn } from './inject.ts';
import { forgetText, insertKept } from './kept-text.ts';
import { groundOf } from './may-dictate.ts';
import { openNotice } from './notice.ts';
import { closeLoneWindow, leaveRecorder, leaveRecorderWindow, openRecorder, tellRecorder } from './recorder.ts';
import { noTab, setActive, show } from './show.ts';
import { showWaiting } from './waiting.ts';

/** A dictation does not wait longer for the person's settings; the last known ones do. */
const settingsWithinMs = 250;
/** What was cancelled can be brought back so long. */
const undoWithinMs = 60_000;
const optionsPage = 'options.html';
const askedKey = 'asked';
const askedSchema = z.object({ tabId: z.int(), host: z.string() });

/** The shortcut or the button: begins, finishes, or sends again what was kept. Presses are taken one after the other. */
export const toggle = (tab: Tabs.Tab | undefined): Promise<void> =>
  navigator.locks.request('toggle', async () => {
    const current = await readCurrent();
    if (current?.stage === 'listening' && (await tellRecorder({ type: 'stop' }))) return;
    if (current?.stage === 'working' && (await tellRecorder({ type: 'ping' }))) return;
    if (current?.stage === 'kept' && (await tellRecorder({ type: 'retry' }))) return;
    if (!current && (await insertKept(tab))) return;
    await start(tab);
  });

/** In Chrome, where nobody sees it: the recorder is there before it is needed. The microphone stays closed. */
export async function makeReady(): Promise<void> {
  if (BROWSER === 'chrome' && (await pairedGateway())) await openRecorder();
}

/** Begins one unless one runs: a key that is held down. */
export const begin = (tab: Tabs.Tab | undefined): Promise<void> =>
  navigator.locks.request('toggle', async () => {
    if (!(await readCurrent())) await start(tab);
  });

/** Ends what is being said: the key goes up. */
export const finish = (): Promise<void> =>
  navigator.locks.request('toggle', async () => {
    if ((await readCurrent())?.stage === 'listening') await tellRecorder({ type: 'stop' });
  });

/** The other key was pressed for something else: nothing was meant to be said. */
export const abandon = (): Promise<void> => inTurn({ type: 'discard' });

/** An order for a dictation that may still be on its way into the recorder. */
const inTurn = (order: { type: 'stop' | 'cancel' | 'discard' }): Promise<void> =>
  navigator.locks.request('toggle', async () => void (await tellRecorder(order)));

async function start(tab: Tabs.Tab | undefined): Promise<void> {
  if (await hearConnectPage(tab)) return;
  const [gateway, { refusal, policy, speech }, { microphone }] = await Promise.all([
    pairedGateway(),
    groundOf(tab),
    readPreferences(),
  ]);
  if (!gateway) return openOptions();
  if (refusal) return refuse(tab, refusal);
  // What is said before the microphone is open is not heard: all else goes beside it.
  const pinned = targetIn(tab);
  const forbidden = policy.noPasswordFields && pinned.then(({ focus }) => focus === 'password');
  const [{ target, outOfReach }, settings, owner, isPassword] = await Promise.all([
    pinned,
    settingsOf(gateway, settingsWithinMs),
    pairedOwner(gateway),
    listen(microphone, forbidden),
    showBadge('preparing'),
    forgetText(),
  ]);
  if (isPassword || outOfReach) {
    const why = isPassword ? { code: 'password_forbidden' } : { code: 'other_site', action: 'settings' as const };
    await Promise.all([leaveRecorder(), refuse(tab, { kind: 'trouble', kept: false, ...why })]);
    return;
  }
  await keepCurrent({ target, stage: 'listening' });
  const { style } = speech;
  const context = target.host ? { context: { host: target.host, ...(style && { style }) } } : {};
  const request = {
    quality: speech.quality ?? settings.quality,
    mode: speech.mode ?? settings.mode,
    language: speech.language ?? settings.language,
    ...context,
  };
  const undoMs = Math.min(undoWithinMs, (policy.retentionHours ?? Number.POSITIVE_INFINITY) * 3_600_000);
  if (await tellRecorder({ type: 'start', target, gateway, owner, request, microphone, undoMs })) return;
  await dropCurrent();
  await showBadge('trouble');
  await show(target, { kind: 'trouble', code: 'internal', kept: false });
}

/**
 * Opens the microphone, unless it is forbidden there; while that is not known yet, only the recorder.
 * @returns whether it is forbidden
 */
async function listen(microphone: MicrophoneChoice, forbidden: Promise<boolean> | false | undefined): Promise<boolean> {
  if (forbidden) {
    const [isForbidden] = await Promise.all([forbidden, openRecorder()]);
    if (isForbidden) return true;
  }
  await openRecorder(microphone);
  return false;
}

/** Says in the page why nothing is recorded. */
async function refuse(tab: Tabs.Tab | undefined, view: View): Promise<void> {
  await showBadge(view.kind);
  const tabId = tab?.id;
  if (tabId === undefined || !(await inject(tabId))) return openNotice(view);
  const target = { tabId, frameId: 0, host: '', pin: '' };
  if (view.kind === 'ask') await browser.storage.session.set({ [askedKey]: { tabId, host: view.host } });
  await show(target, view);
  await setActive(target, false);
}

/** The person says yes to the site that was asked about in this tab, and means to dictate at once. */
async function allowSite(tab: Tabs.Tab | undefined): Promise<void> {
  const asked = askedSchema.safeParse((await browser.storage.session.get(askedKey))[askedKey]);
  await browser.storage.session.remove(askedKey);
  if (!asked.success || asked.data.tabId !== tab?.id) return;
  await changeSite(asked.data.host, { use: 'on' });
  await toggle(tab);
}

/** Pins the field in the tab; where scripts are forbidden a window of the extension takes the place of the overlay. */
async function targetIn(tab: Tabs.Tab | undefined): Promise<{ target: Target } & Partial<Pinned>> {
  const tabId = tab?.id;
  const host = hostOf(tab?.url);
  const pin = crypto.randomUUID();
  const pinned = tabId === undefined ? undefined : await pinIn(tabId, pin, true);
  if (tabId !== undefined && pinned) {
    return { target: { tabId, frameId: pinned.frameId, host, pin }, ...pinned };
  }
  await openNotice({ kind: 'preparing' });
  return { target: { tabId: noTab, frameId: 0, host, pin } };
}

/** A button of the overlay or the notice window. */
export async function act(control: Control, tab: Tabs.Tab | undefined): Promise<void> {
  if (control === 'insert_here') await insertKept(tab);
  if (control === 'open_options') await openOptions();
  if (control === 'allow_site') await allowSite(tab);
  if (control === 'stop' || control === 'cancel') await inTurn({ type: control });
  if (control === 'undo' || control === 'retry') await tellRecorder({ type: control });
  if (control !== 'dismiss' && control !== 'open_options') return;
  if (control === 'dismiss') await forgetText();
  const current = await readCurrent();
  if (current?.stage === 'listening' || current?.stage === 'working') return;
  if (control === 'open_options' && current?.stage === 'kept') return;
  if (current) await tellRecorder({ type: 'discard' });
  await showBadge('hidden');
}

/** Nothing is left to do. The recorder stays a while, ready for the next dictation. */
export async function conclude(target: Target): Promise<void> {
  await dropCurrent();
  await Promise.all([setActive(target, false), showWaiting()]);
  if (BROWSER !== 'firefox') return;
  await leaveRecorderWindow();
  await closeLoneWindow();
}

/** Firefox: the person closes her windows. */
export async function windowClosed(): Promise<void> {
  if (!(await readCurrent())) await closeLoneWindow();
}

/** Where a browser is paired and the microphone allowed. @param hash what it is opened for */
export async function openOptions(hash = ''): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(optionsPage + hash) });
}
