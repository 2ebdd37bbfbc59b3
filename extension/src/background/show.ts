import browser from 'webextension-polyfill';
import type { FocusMove, Given, PageMessage } from '../messages/messages.ts';
import type { Target } from '../messages/target.ts';
import { type Outcome, outcomeSchema, type View } from '../messages/view.ts';
import { inject } from './inject.ts';
import { openNotice, showNotice } from './notice.ts';

/** What a person must not miss; the rest is only worth showing while its place is there. */
const lasting = new Set<View['kind']>(['kept', 'trouble']);

/** Shows a view where the dictation was begun; a lasting one in a window of its own when that place is gone. */
export async function show(target: Target, view: View): Promise<void> {
  if (target.tabId === noTab) return showNotice(view);
  const message: PageMessage = { to: 'page', type: 'show', view };
  if (await tell(target.tabId, message, 0)) return;
  if (!lasting.has(view.kind)) return;
  if ((await inject(target.tabId)) && (await tell(target.tabId, message, 0))) return;
  await openNotice(view);
}

/** Tells every frame whether Escape means cancel. */
export async function setActive(target: Target, active: boolean): Promise<void> {
  if (target.tabId !== noTab) await tell(target.tabId, { to: 'page', type: 'active', active });
}

/** Puts a text into the pinned field. A page that is gone or was loaded anew has no pinned field. */
export async function insertInto(target: Target, { text, removes, cursor }: Given): Promise<Outcome> {
  if (target.tabId === noTab) return { kind: 'kept', reason: 'forbidden' };
  const message: PageMessage = { to: 'page', type: 'insert', pin: target.pin, text, removes, cursor };
  const outcome = outcomeSchema.safeParse(await tell(target.tabId, message, target.frameId));
  return outcome.success ? outcome.data : { kind: 'kept', reason: 'field_gone' };
}

/** Every frame of a tab; the one that had the focus answers. */
export async function moveFocus(tabId: number, does: FocusMove): Promise<void> {
  await tell(tabId, { to: 'page', type: 'focus', does });
}

/** `tabId` of a dictation begun where scripts are forbidden: it is shown in a window of the extension. */
export const noTab = -1;

async function tell(tabId: number, message: PageMessage, frameId?: number): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId });
  } catch (error) {
    // No receiver: the tab or frame is closed, or shows another page now.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
