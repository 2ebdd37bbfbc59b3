import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startCompanion } from './companion.ts';

const run = promisify(execFile);
const windowWithinMs = 20_000;
const lookEveryMs = 100;
/** A menu needs a moment until it takes keys. */
const betweenKeysMs = 300;

export const displayPrograms = ['Xvfb', 'openbox', 'xdotool'];

/** A screen nobody sees, with a window manager and a keyboard. */
export interface XDisplay {
  /** Value of DISPLAY, `:7`. */
  name: string;
  /**
   * Presses keys as a person would, one after the other, in the window whose title holds `title`.
   * @param keys as xdotool names them, `ctrl+shift+y`
   * @throws where no such window comes up in time
   */
  press(title: string, ...keys: string[]): Promise<void>;
  /** Holds a key down in the window that has the keyboard then, until the returned function lets it go. */
  hold(key: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** @throws where one of `displayPrograms` is missing */
export async function openDisplay(): Promise<XDisplay> {
  const server = startCompanion('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const named = new Promise<string>((resolve) =>
    server.child.stdout?.once('data', (chunk: Buffer) => resolve(`:${String(chunk).trim()}`)),
  );
  const name = await Promise.race([named, server.ended]);
  const env = { ...process.env, DISPLAY: name };
  const manager = startCompanion('openbox', [], { env, stdio: 'ignore' });
  const xdotool = async (...args: string[]) => (await run('xdotool', args, { env })).stdout.trim();
  return {
    name,
    async press(title, ...keys) {
      for (const until = Date.now() + windowWithinMs; Date.now() < until; await sleep(lookEveryMs)) {
        // It fails while there is no such window.
        const found = await xdotool('search', '--onlyvisible', '--name', title).catch(() => '');
        const window = found.split('\n').at(-1);
        if (!window) continue;
        await xdotool('windowactivate', '--sync', window);
        const delay = keys.length > 1 ? ['--delay', String(betweenKeysMs)] : [];
        await xdotool('key', '--clearmodifiers', ...delay, ...keys);
        return;
      }
      throw new Error(`no window is called ${title}`);
    },
    async hold(key) {
      await xdotool('keydown', key);
      return async () => void (await xdotool('keyup', key));
    },
    async close() {
      await manager.stop();
      await server.stop();
    },
  };
}
