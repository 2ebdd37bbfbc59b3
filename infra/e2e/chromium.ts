import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from '@playwright/test';

/** The system's browser, where there is one; else Playwright brings its own. */
export const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** A browser on a closed network, with nothing of its own to say to the outside. */
export const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export interface OpenBrowser {
  context: BrowserContext;
  /** Browser-level devtools: permissions, the toolbar button. */
  devtools: CDPSession;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** WAV, 48 kHz mono 16-bit, heard once from the moment the microphone is opened. Without it there are the system's. */
  microphone?: string;
  /** More environment of the browser. */
  env?: Record<string, string>;
  /** Folder of an unpacked extension. */
  extension?: string;
  colorScheme?: 'light' | 'dark';
  locale?: 'en' | 'ru';
  viewport?: { width: number; height: number } | null;
  /** A window on this X display, instead of a headless browser. */
  display?: string;
  /** Folder of a profile that outlives the browser; without it one is made and deleted. */
  profile?: string;
}

export async function openChromium(options: BrowserOptions = {}): Promise<OpenBrowser> {
  const { locale = 'en', viewport = { width: 1280, height: 800 }, display, extension, microphone } = options;
  const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), 'alfavoice-chromium-')));
  const context = await chromium.launchPersistentContext(profile, {
    ...(systemChromium && { executablePath: systemChromium }),
    headless: false,
    chromiumSandbox: false,
    colorScheme: options.colorScheme ?? 'light',
    locale,
    viewport,
    env: {
      ...process.env,
      LANGUAGE: locale,
      LANG: locale === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8',
      ...(display && { DISPLAY: display }),
      ...options.env,
    },
    args: [
      ...(display ? ['--window-size=1200,800'] : ['--headless=new']),
      ...quiet,
      '--enable-unsafe-extension-debugging',
      `--lang=${locale}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...(microphone
        ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}%noloop`]
        : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('the browser ended at once');
  const devtools = await browser.newBrowserCDPSession();
  return {
    context,
    devtools,
    close: async () => {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** What a person answers in the permission prompt, which a headless browser does not show. */
export async function answerMicrophonePrompt(
  { devtools }: OpenBrowser,
  origin: string,
  setting: 'granted' | 'denied',
): Promise<void> {
  await devtools.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin });
}

/** Ends a browser and all its processes as a power cut does. */
export async function killBrowser({ context, devtools }: OpenBrowser): Promise<void> {
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const closed = new Promise((resolve) => context.once('close', resolve));
  const main = processInfo.find(({ type }) => type === 'browser');
  if (main) process.kill(main.id, 'SIGKILL');
  await closed;
}
