import browser from 'webextension-polyfill';
import { chooseFrame, isOutOfReach, type PinnedFrame } from '../page/pinned-frame.ts';
import { allSites } from '../preferences/preferences.ts';

/** The script into all frames of a tab; those that forbid it are left out. @returns false where even the top forbids it */
export async function inject(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['page.js'] });
    return true;
  } catch (error) {
    // Browsers say it in many ways: chrome://, the store, a PDF viewer, about:, a discarded or closed tab.
    if (error instanceof Error) return false;
    throw error;
  }
}

/** The frame with the field, and what kind of field it is. */
export interface Pinned {
  frameId: number;
  focus: PinnedFrame['focus'] | undefined;
  /** The focus is in a frame of another site, which the extension may not touch. */
  outOfReach: boolean;
}

/**
 * Pins the focused field, and shows the overlay where a dictation begins.
 * @param pin names it
 * @returns undefined where scripts are forbidden
 */
export async function pinIn(tabId: number, pin: string, dictating: boolean): Promise<Pinned | undefined> {
  if (!(await inject(tabId))) return undefined;
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (...what: [string, boolean]) => globalThis.alfavoicePin?.(...what),
    args: [pin, dictating],
  });
  const pinned = frames.map(({ frameId, result }) => ({ frameId, result: result as PinnedFrame | undefined }));
  const frameId = chooseFrame(pinned);
  const focus = pinned.find((frame) => frame.frameId === frameId)?.result?.focus;
  const outOfReach = isOutOfReach(pinned) && !(await browser.permissions.contains(allSites));
  return { frameId, focus, outOfReach };
}
