import browser from 'webextension-polyfill';
import { chooseFrame, type PinnedFrame } from '../page/pinned-frame.ts';

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

/**
 * Pins the focused field, and shows the overlay where a dictation begins.
 * @param pin names it
 * @returns the frame of the field, undefined where scripts are forbidden
 */
export async function pinIn(tabId: number, pin: string, dictating: boolean): Promise<number | undefined> {
  if (!(await inject(tabId))) return undefined;
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (...what: [string, boolean]) => globalThis.alfavoicePin?.(...what),
    args: [pin, dictating],
  });
  return chooseFrame(frames.map(({ frameId, result }) => ({ frameId, result: result as PinnedFrame | undefined })));
}
