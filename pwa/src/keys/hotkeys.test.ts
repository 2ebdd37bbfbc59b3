import { defaultSettings } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import type { Loaded } from '../data/answer.ts';
import { hotkeysOf } from './hotkeys.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const firefoxOnWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const stored = (hotkeys: string[]): Loaded<typeof defaultSettings> => ({
  kind: 'here',
  value: { ...defaultSettings, hotkeys },
});

test('the default is named as the browser has it', () => {
  expect(hotkeysOf(stored(['Ctrl', 'Shift', 'Y']), chrome)).toEqual(['Ctrl', 'Shift', 'Y']);
  expect(hotkeysOf(stored(['Ctrl', 'Shift', 'Y']), firefoxOnWindows)).toEqual(['Ctrl', 'Shift', 'Y']);
  expect(hotkeysOf(stored(['Ctrl', 'Shift', 'Y']), firefox)).toEqual(['Ctrl', 'Alt', 'Y']);
});

test('a choice of the person is shown as it is', () => {
  expect(hotkeysOf(stored(['Alt', 'D']), firefox)).toEqual(['Alt', 'D']);
});
