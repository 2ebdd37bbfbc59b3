import { defaultSettings, type Settings } from '@alfavoice/gateway/contract';
import type { Loaded } from '../data/answer.ts';

/** The extension's shortcut, key by key. */
export const hotkeysOf = (settings: Loaded<Settings>): string[] =>
  settings.kind === 'here' ? settings.value.hotkeys : defaultSettings.hotkeys;
