import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const extensionDirectory = new URL('../../extension/dist/chrome', import.meta.url).pathname;

/** A browser on a closed network, with nothing of its own to say to the outside. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export interface OpenBrowser {
  context: BrowserContext;
  close(): Promise<void>;
}

interface BrowserOptions {
  /** WAV, 48 kHz mono 16-bit, heard once from the moment the microphone is opened. */
  microphone?: string;
  withExtension?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  viewport?: { width: number; height: number };
}

export async function openChromium(options: BrowserOptions = {}): Promise<OpenBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'alfavoice-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(systemChromium && { executablePath: systemChromium }),
    headless: false,
    chromiumSandbox: false,
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-US',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    args: [
      '--headless=new',
      ...quiet,
      '--enable-unsafe-extension-debugging',
      `--lang=${options.locale ?? 'en-US'}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.withExtension
        ? [`--disable-extensions-except=${extensionDirectory}`, `--load-extension=${extensionDirectory}`]
        : []),
      ...(options.microphone
        ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${options.microphone}%noloop`]
        : []),
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export async function extensionWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** What a person answers in the permission prompt, which headless Chromium does not show. */
export async function answerMicrophonePrompt(
  context: BrowserContext,
  origin: string,
  setting: 'granted' | 'denied',
): Promise<void> {
  const browser = context.browser();
  const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(await context.newPage());
  await session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin });
  await session.detach();
}
