import browser from 'webextension-polyfill';
import { z } from 'zod';
import type { RecorderMessage } from '../messages/messages.ts';
import type { MicrophoneChoice } from '../preferences/preferences.ts';
import { recorderAddress } from '../recorder/address.ts';
import { cornerOf } from './corner.ts';

/** Firefox: until the page of a window answers. */
const windowWithinMs = 5000;
const askEveryMs = 50;
const size = { width: 460, height: 190 };
const windowKey = 'recorder-window';

type Order<M> = M extends RecorderMessage ? Omit<M, 'to'> : never;

/** @returns false when there is no recorder */
export async function tellRecorder(order: Order<RecorderMessage>): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage({ to: 'recorder', ...order })) === true;
  } catch (error) {
    // No receiver: the browser has closed it, or it was never there.
    if (error instanceof Error) return false;
    throw error;
  }
}

/**
 * Sees to it that a recorder is there. A background has no microphone: in Chrome an offscreen document has, in Firefox
 * only a window of the extension that has the keyboard at that moment. A new window takes three times as long as one
 * that comes to the front, so it stays behind the person's own for the next dictation.
 * @param listening with it the microphone is opened too, as early as can be: `start` has to follow
 */
export const openRecorder = (listening?: MicrophoneChoice): Promise<void> =>
  navigator.locks.request('recorder', async () => {
    const there = listening
      ? await tellRecorder({ type: 'listen', microphone: listening })
      : await tellRecorder({ type: 'ping' });
    const url = recorderAddress(listening);
    if (BROWSER === 'firefox') return there ? raiseWindow() : openWindow(url);
    if (there) return;
    await chrome.offscreen.createDocument({
      url,
      reasons: ['USER_MEDIA' as chrome.offscreen.Reason],
      justification: 'Records what is dictated',
    });
  });

async function openWindow(url: string): Promise<void> {
  const before = await browser.windows.getLastFocused();
  const place = { ...size, ...cornerOf(before, size) };
  const { id: made } = await browser.windows.create({ url, type: 'popup', ...place });
  await browser.storage.session.set({ [windowKey]: { made, before: before.id } });
  for (let waitedMs = 0; waitedMs < windowWithinMs; waitedMs += askEveryMs) {
    if (await tellRecorder({ type: 'ping' })) return;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}

async function raiseWindow(): Promise<void> {
  const { made } = await recorderWindow();
  const before = await browser.windows.getLastFocused();
  if (made === undefined || before.id === made) return;
  await browser.storage.session.set({ [windowKey]: { made, before: before.id } });
  await browser.windows.update(made, { focused: true, state: 'normal', ...cornerOf(before, size) });
}

/** It was opened in vain: nothing may be recorded there. */
export async function leaveRecorder(): Promise<void> {
  await tellRecorder({ type: 'unlisten' });
  if (BROWSER === 'firefox') await leaveRecorderWindow();
}

/**
 * Firefox: the microphone is open, its question answered, or nothing is to be recorded: the person's own window comes
 * to the front again, unless she has brought another one there herself.
 */
export async function leaveRecorderWindow(): Promise<void> {
  const { made, before } = await recorderWindow();
  const open = await browser.windows.getAll();
  const inFront = open.find(({ focused }) => focused)?.id;
  const own = open.find(({ id }) => id === before)?.id;
  if (own !== undefined && inFront === made) await browser.windows.update(own, { focused: true });
}

/** Firefox goes on running while a window is open: the recorder's does not stay alone, unless it has something to do. */
export async function closeLoneWindow(): Promise<void> {
  const { made } = await recorderWindow();
  const open = await browser.windows.getAll();
  if (made !== undefined && open.every(({ id }) => id === made)) await browser.windows.remove(made);
}

const windowSchema = z.object({ made: z.int().optional(), before: z.int().optional() });
async function recorderWindow(): Promise<z.infer<typeof windowSchema>> {
  return windowSchema.catch({}).parse((await browser.storage.session.get(windowKey))[windowKey]);
}
