import browser from 'webextension-polyfill';
import type { RecorderMessage } from '../messages/messages.ts';

/** Firefox: until its page answers; a window opens in about 0.2 s. */
const windowWithinMs = 5000;
const askEveryMs = 50;
const size = { width: 460, height: 190 };
const windowKey = 'recorder-window';

type RecorderOrder = RecorderMessage extends infer M ? (M extends RecorderMessage ? Omit<M, 'to'> : never) : never;

/** @returns false when there is no recorder */
export async function tellRecorder(order: RecorderOrder): Promise<boolean> {
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
 * only a visible window of the extension.
 */
export async function openRecorder(): Promise<void> {
  if (BROWSER === 'chrome') {
    const there = await chrome.runtime.getContexts({
      contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
    });
    if (there.length > 0) return;
    await chrome.offscreen.createDocument({
      url: 'recorder.html',
      reasons: ['USER_MEDIA' as chrome.offscreen.Reason],
      justification: 'Records what is dictated',
    });
    return;
  }
  if (await tellRecorder({ type: 'ping' })) return;
  const before = await browser.windows.getLastFocused();
  const made = await browser.windows.create({ url: 'recorder.html', type: 'popup', ...size });
  await browser.storage.session.set({ [windowKey]: made.id });
  for (let waitedMs = 0; waitedMs < windowWithinMs; waitedMs += askEveryMs) {
    if (await tellRecorder({ type: 'ping' })) break;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  if (before.id !== undefined) await browser.windows.update(before.id, { focused: true });
}

/** Nothing is recorded or kept any more. */
export async function closeRecorder(): Promise<void> {
  if (BROWSER === 'chrome') {
    const there = await chrome.runtime.getContexts({
      contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
    });
    if (there.length > 0) await chrome.offscreen.closeDocument();
    return;
  }
  const { [windowKey]: id } = await browser.storage.session.get(windowKey);
  if (typeof id !== 'number') return;
  await browser.storage.session.remove(windowKey);
  const open = await browser.windows.getAll();
  if (open.some((one) => one.id === id)) await browser.windows.remove(id);
}
