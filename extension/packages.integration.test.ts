import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

test.each(['firefox', 'firefox-store'])(
  'the linter of the Firefox store has no error and no warning: %s',
  async (build) => {
    const args = ['lint', '--source-dir', `extension/dist/${build}`, '--output', 'json', '--boring'];
    const { stdout } = await run('node_modules/.bin/web-ext', args, { cwd: root }).catch(
      (failed: { stdout: string }) => failed,
    );
    const { errors, warnings } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect([...errors, ...warnings]).toEqual([]);
  },
);
