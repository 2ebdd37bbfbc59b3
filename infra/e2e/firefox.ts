import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { firefoxId } from '../packages/rollout-files.mjs';
import { isInstalled, startCompanion } from './companion.ts';
import { connectMarionette } from './marionette.ts';

const startWithinMs = 60_000;
const lookEveryMs = 100;
/** WebDriver's name of a key that is no letter. */
const keyCodes = { Control: '\uE009' };
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Firefox's name here. Ubuntu's is a snap, which sees neither a profile nor an extension in a temporary folder. */
export const firefoxProgram =
  ['firefox-esr', 'firefox'].find((name) => isInstalled(name) && !existsSync(`/snap/bin/${name}`)) ?? 'firefox-esr';

/** No questions at the first start, nothing said to the outside; remote control sets the rest by itself. */
const preferences = {
  // Any free one; it is written into the profile.
  'marionette.port': 0,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};

/** A Firefox with one tab in front, steered from outside; scripts are bodies of functions with `arguments`. */
export interface Firefox {
  goto(url: string): Promise<void>;
  click(selector: string): Promise<void>;
  inPage(script: string, ...values: unknown[]): Promise<unknown>;
  /** In Firefox's own process, with its rights. */
  inBrowser(script: string, ...values: unknown[]): Promise<unknown>;
  /** In the tab whose address begins so, while another one stays in front. @throws where there is none */
  inTab(address: string, script: string, ...values: unknown[]): Promise<unknown>;
  /** Presses keys one after the other where the focus is, `modifier` held meanwhile. */
  press(keys: string, modifier?: 'Control'): Promise<void>;
  /** Steers the tab whose address begins so. @returns false while there is none */
  toTab(address: string): Promise<boolean>;
  /** False once it has quit by itself. */
  isRunning(): boolean;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** Folder of an unpacked extension. */
  extension: string;
  /** Display and microphone. */
  env: Record<string, string>;
  /** What an administrator has set for the extension. */
  managed?: Record<string, unknown>;
}

export async function openFirefox(options: FirefoxOptions): Promise<Firefox> {
  const profile = await mkdtemp(path.join(tmpdir(), 'alfavoice-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`);
  await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
  if (options.managed) await manage(profile, options.managed);
  const firefox = startCompanion(
    firefoxProgram,
    ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    { env: { ...process.env, HOME: profile, ...options.env }, stdio: 'ignore' },
  );
  const { send, close } = await connectMarionette(await Promise.race([portIn(profile), firefox.ended]));
  const runIn = async (context: 'content' | 'chrome', script: string, args: unknown[]) => {
    await send('Marionette:SetContext', { value: context });
    const { value } = (await send('WebDriver:ExecuteScript', { script, args })) as { value: unknown };
    await send('Marionette:SetContext', { value: 'content' });
    return value;
  };
  await send('WebDriver:NewSession');
  await send('Addon:Install', { path: options.extension, temporary: true });
  return {
    inPage: (script, ...values) => runIn('content', script, values),
    inBrowser: (script, ...values) => runIn('chrome', script, values),
    async goto(url) {
      await send('WebDriver:Navigate', { url });
    },
    async click(selector) {
      const found = (await send('WebDriver:FindElement', { using: 'css selector', value: selector })) as {
        value: Record<string, string>;
      };
      await send('WebDriver:ElementClick', { id: found.value[elementKey] });
    },
    async inTab(address, script, ...values) {
      const { value: front } = (await send('WebDriver:GetWindowHandle')) as { value: string };
      try {
        for (const handle of (await send('WebDriver:GetWindowHandles')) as string[]) {
          await send('WebDriver:SwitchToWindow', { handle, focus: false });
          const { value } = (await send('WebDriver:GetCurrentURL')) as { value: string };
          if (value.startsWith(address)) return await runIn('content', script, values);
        }
      } finally {
        await send('WebDriver:SwitchToWindow', { handle: front, focus: false });
      }
      throw new Error(`no tab shows ${address}`);
    },
    async press(keys, modifier) {
      const strokes = [...keys].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      const held = { value: keyCodes[modifier ?? 'Control'] };
      const actions = modifier ? [{ type: 'keyDown', ...held }, ...strokes, { type: 'keyUp', ...held }] : strokes;
      await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async toTab(address) {
      for (const handle of (await send('WebDriver:GetWindowHandles')) as string[]) {
        await send('WebDriver:SwitchToWindow', { handle });
        const { value } = (await send('WebDriver:GetCurrentURL')) as { value: string };
        if (value.startsWith(address)) return true;
      }
      return false;
    },
    isRunning: () => firefox.child.exitCode === null && firefox.child.signalCode === null,
    async close() {
      close();
      await firefox.stop();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox reads it under the home directory, as it reads the policies of a company. */
async function manage(home: string, data: Record<string, unknown>): Promise<void> {
  const folder = path.join(home, '.mozilla/managed-storage');
  await mkdir(folder, { recursive: true });
  const manifest = { name: firefoxId, description: 'Set by a test', type: 'storage', data };
  await writeFile(path.join(folder, `${firefoxId}.json`), JSON.stringify(manifest));
}

/** Firefox writes its port once it listens. */
async function portIn(profile: string): Promise<number> {
  const file = path.join(profile, 'MarionetteActivePort');
  for (const until = Date.now() + startWithinMs; Date.now() < until; await sleep(lookEveryMs)) {
    const port = await readFile(file, 'utf8').catch(() => '');
    if (port) return Number(port);
  }
  throw new Error('Firefox did not start in time');
}
