import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.mjs';
import { readConfiguration } from './configuration.mjs';
import { installDependencies } from './dependencies.mjs';
import { createFamily } from './family.mjs';
import { tooOldNode } from './node-version.mjs';
import { prepare } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { onStopSignals } from './signals.mjs';
import { buildTools, getTools, howToGet, pip } from './tools.mjs';

/** What the tests speak, hear and look with. @type {import('./tools.mjs').Tool[]} */
const testTools = [
  { name: 'ffmpeg', programs: ['ffmpeg'], debian: 'ffmpeg', fedora: 'ffmpeg-free' },
  { name: 'flite (an English voice)', programs: ['flite'], debian: 'flite', fedora: 'flite' },
  { name: 'festival with a Russian voice', programs: ['text2wave'], debian: 'festival festvox-ru', fedora: 'festival' },
  {
    name: 'Chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium fonts-dejavu-core',
    fedora: 'chromium',
  },
];

/** What shows a browser in a real window, with real keys, and what Firefox hears with; other tests do without. @type {import('./tools.mjs').Tool[][]} */
const windowTools = [
  [
    { name: 'Xvfb', programs: ['Xvfb'], debian: 'xvfb', fedora: 'xorg-x11-server-Xvfb' },
    { name: 'openbox', programs: ['openbox'], debian: 'openbox', fedora: 'openbox' },
    { name: 'xdotool', programs: ['xdotool'], debian: 'xdotool', fedora: 'xdotool' },
  ],
  [
    { name: 'Firefox', programs: ['firefox-esr', 'firefox'], debian: 'firefox-esr', fedora: 'firefox' },
    { name: 'PulseAudio', programs: ['pulseaudio'], debian: 'pulseaudio', fedora: 'pulseaudio' },
    { name: 'its tools', programs: ['paplay'], debian: 'pulseaudio-utils', fedora: 'pulseaudio-utils' },
  ],
];

/**
 * @typedef {{
 *   root: string,
 *   cacheDir: string,
 *   say(line: string): void,
 *   signal: AbortSignal,
 *   family: import('./family.mjs').Family,
 *   install(): Promise<void>,
 *   tools(): Promise<void>,
 *   windowTools(): Promise<void>,
 *   product(): Promise<void>,
 *   close(): void,
 * }} Workbench `install`: npm packages; `tools`: programs of the tests;
 * `windowTools`: of tests in a real window, where they can be had; `product`: addon, bundles, models
 */

/** What tests and benchmarks need before they run, brought on demand. @returns {Workbench} @throws {Refusal} */
export function openWorkbench() {
  const tooOld = tooOldNode(process.versions.node);
  if (tooOld) throw new Refusal(tooOld);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { PORT: _, ADMIN_EMAIL: __, ADMIN_PASSWORD: ___, ...environment } = process.env;
  const reading = readConfiguration(environment, root);
  if (!reading.ok) throw new Refusal(reading.problems.join('\n'));
  const { configuration } = reading;
  const progress = createProgress(process.stdout);
  const stopping = new AbortController();
  const family = createFamily({ taken: true, leftBehind: [], setChildren: () => undefined, release: () => undefined });
  onStopSignals({
    onStop: () => stopping.abort(),
    onForce() {
      family.kill();
      process.exit(1);
    },
  });
  mkdirSync(configuration.cacheDir, { recursive: true });
  const context = { root, configuration, progress, family, signal: stopping.signal };
  const options = { ...context, environment: configuration.environment, cacheDir: configuration.cacheDir };
  return {
    root,
    cacheDir: configuration.cacheDir,
    say: progress.say,
    signal: stopping.signal,
    family,
    install: () => installDependencies({ ...options, development: true }),
    async tools() {
      const missing = await getTools([...buildTools, pip, ...testTools], options);
      if (missing.length > 0) throw new Refusal(`${howToGet(missing)}\nThen run the tests again.`);
    },
    async windowTools() {
      // One group apart from the other: where apt has no Firefox (Ubuntu), it still has a display.
      for (const tools of windowTools) {
        const missing = await getTools(tools, options);
        if (missing.length > 0) progress.say(`${howToGet(missing)}\nThe tests that need this are skipped.`);
      }
    },
    async product() {
      await prepare(context);
      const editor = progress.task('Getting the language model');
      const pull = await run(
        process.execPath,
        [join(root, 'inference', 'dist', 'models', 'cli.js'), 'pull', 'starter'],
        {
          cwd: root,
          env: { ...configuration.environment, CACHE_DIR: configuration.cacheDir },
          signal: stopping.signal,
          family,
          onLine: (detail) => editor.update({ detail }),
        },
      );
      // The product starts without it, and so do the tests: those of the editor say that they were skipped.
      if (pull.ok) editor.done();
      else editor.failed(pull.lastLines.at(-1) ?? 'no reason given');
    },
    close: progress.close,
  };
}
