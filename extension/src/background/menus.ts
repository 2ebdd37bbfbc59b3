import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { say } from '../words/words.ts';
import { tellRecorder } from './recorder.ts';
import { toggle } from './toggle.ts';

const dictate = 'dictate';
const undo = 'undo';

/** The browser keeps them until the next installation. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: dictate, title: say('menu_dictate'), contexts: ['editable'] });
  browser.contextMenus.create({ id: undo, title: say('menu_undo'), contexts: ['action'], visible: false });
}

export async function chosen({ menuItemId }: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (menuItemId === dictate) await toggle(tab);
  if (menuItemId === undo) await tellRecorder({ type: 'undo' });
}

/** Whether what was cancelled last can still be brought back. */
export const offerUndo = (visible: boolean) => browser.contextMenus.update(undo, { visible });
