import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WheelFile } from '../model.ts';
import type { FetchContext } from './source.ts';

/** How pip may be called, the surest first. */
const commands: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['python', '-m', 'pip'],
];

const noPip = 'pip is not installed (Debian, Ubuntu: apt install python3-pip)';
const pollMs = 500;

type Finished = { readonly missing: true } | { readonly exitCode: number | null; readonly errors: string };

const run = (
  [command, ...leading]: readonly [string, ...string[]],
  args: readonly string[],
  env: FetchContext['env'],
  signal?: AbortSignal,
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...leading, ...args], { env, signal, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ missing: true });
      else reject(error);
    });
    child.once('close', (exitCode) => {
      if (signal?.aborted) reject(signal.reason);
      else resolve(exitCode !== 0 && errors.includes('No module named pip') ? { missing: true } : { exitCode, errors });
    });
  });

const bytesIn = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      // pip moves files while it works; one that is gone counts on the next look.
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** The last line in which pip says what was wrong. */
const lastError = (errors: string): string =>
  errors
    .split('\n')
    .findLast((line) => line.startsWith('ERROR:'))
    ?.slice('ERROR:'.length)
    .trim() ?? 'pip failed without saying why';

/**
 * Downloads one wheel with the machine's own pip, so that its index, proxy and certificates hold. Nothing is installed
 * and no code of the package runs.
 * @param use reads the wheel while it is there; its folder is removed afterwards
 * @param onBytes bytes of the wheel so far
 */
export const withWheel = async <Result>(
  { name, version }: Pick<WheelFile, 'name' | 'version'>,
  use: (wheelPath: string) => Promise<Result>,
  { workFolder, env, signal }: FetchContext,
  onBytes: (bytes: number) => void,
): Promise<Result | { readonly failed: string }> => {
  const folder = await mkdtemp(join(workFolder, 'wheel-'));
  const watch = setInterval(() => {
    bytesIn(folder).then(onBytes, () => undefined);
  }, pollMs);
  const args = ['download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--quiet'];
  args.push('--disable-pip-version-check', '--dest', folder, `${name}==${version}`);
  try {
    for (const command of commands) {
      // TMPDIR: pip unpacks its download there first, where it can be watched and is removed whatever happens.
      const finished = await run(command, args, { ...env, TMPDIR: folder }, signal);
      if ('missing' in finished) continue;
      if (finished.exitCode !== 0)
        return { failed: `pip could not get ${name} ${version} (${lastError(finished.errors)})` };
      const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl'));
      return wheel ? await use(join(folder, wheel)) : { failed: `pip brought no wheel for ${name} ${version}` };
    }
    return { failed: noPip };
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true });
  }
};
