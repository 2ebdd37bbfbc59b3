import { isInstalled } from '../companion.ts';
import { firefoxProgram } from '../firefox.ts';
import { openMatrixChromium } from './chromium.ts';
import { openMatrixFirefox } from './firefox.ts';

/** Both real browsers. Where Firefox is not installed, its part is skipped and says so. */
export const matrixBrowsers = [
  { name: 'Chromium', open: openMatrixChromium, missing: '' },
  { name: 'Firefox', open: openMatrixFirefox, missing: isInstalled(firefoxProgram) ? '' : 'Firefox is not installed' },
] as const;
