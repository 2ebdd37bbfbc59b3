import { expect } from '@playwright/test';
import type { Firefox } from './firefox.ts';

/** Of the person, and the recorder's. */
export const windowCount = (firefox: Firefox) =>
  firefox.inBrowser(`return [...Services.wm.getEnumerator('navigator:browser')].length;`);

/** In the page that the extension opens when it is installed, by the button that asks for the microphone. */
export async function allowMicrophone(firefox: Firefox): Promise<void> {
  await firefox.click('#microphone button');
  // Firefox ignores a click on a question that came up less than half a second ago.
  await expect
    .poll(async () => {
      await firefox.inBrowser(`PopupNotifications.panel.firstElementChild?.button.click();`);
      return firefox.inPage(`return document.querySelector('#microphone').dataset.permission;`);
    })
    .toBe('granted');
}
