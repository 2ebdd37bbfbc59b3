import { expect, test } from 'vitest';
import { defaultSettings } from '../../contract/rest/settings.ts';
import { settingsFrom } from './of-user.ts';

test('what was changed stands over the defaults; what is not known any more does not', () => {
  expect(settingsFrom({ theme: 'dark', mode: 'by_telegraph', gone: 1 })).toEqual({ ...defaultSettings, theme: 'dark' });
});
