import browser from 'webextension-polyfill';
import type { View } from '../messages/view.ts';

/** Read by the notice window when it opens. */
export const noticeKey = 'notice';
const size = { width: 560, height: 250 };

/** Opens the small window that stands in for the overlay where there can be none. */
export async function openNotice(view: View): Promise<void> {
  await browser.storage.session.set({ [noticeKey]: view });
  await browser.windows.create({ url: 'notice.html', type: 'popup', ...size });
}

/** Shows a view in the notice window; a lasting one opens it again if it was closed. */
export async function showNotice(view: View): Promise<void> {
  await browser.storage.session.set({ [noticeKey]: view });
  try {
    await browser.runtime.sendMessage({ to: 'notice', view });
  } catch (error) {
    // No receiver: the window is closed.
    if (!(error instanceof Error)) throw error;
    if (view.kind === 'kept' || view.kind === 'trouble') await openNotice(view);
  }
}
