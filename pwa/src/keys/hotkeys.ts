import { defaultSettings, type Settings } from '@alfavoice/gateway/contract';
import type { Loaded } from '../data/answer.ts';

/** Firefox for Linux keeps Ctrl+Shift+Y for its downloads: the extension's manifest has another default there. */
const firefoxOnLinux = /Linux.*Firefox/i;
const defaultThere = ['Ctrl', 'Alt', 'Y'];

/** The extension's shortcut in the browser that calls itself `userAgent`, key by key. */
export function hotkeysOf(settings: Loaded<Settings>, userAgent = navigator.userAgent): string[] {
  const hotkeys = settings.kind === 'here' ? settings.value.hotkeys : defaultSettings.hotkeys;
  const isDefault = hotkeys.join() === defaultSettings.hotkeys.join();
  return isDefault && firefoxOnLinux.test(userAgent) ? defaultThere : hotkeys;
}
