import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AddonError } from './addon-error.mjs';
import { builtVariants, keepSelfTestResult, selfTestResult } from './self-test-result.mjs';

/** @typedef {import('./self-test-result.mjs').SelfTestResult} SelfTestResult */

const child = fileURLToPath(new URL('./self-test-child.mjs', import.meta.url));

/** It takes a second; a machine that swaps may need more. */
const timeoutMs = 60_000;

/**
 * One run of the child.
 * @param {string} directory
 * @param {string} wanted variant; empty: ggml's choice
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<{ ok: boolean, variant: string | undefined, crashed: boolean, said: string }>} variant: undefined
 *   if it ended before choosing; crashed: a signal ended it (SIGILL)
 */
function tryVariant(directory, wanted, signal) {
  return new Promise((resolve, reject) => {
    const options = { timeout: timeoutMs, killSignal: /** @type {const} */ ('SIGKILL'), ...(signal && { signal }) };
    execFile(process.execPath, [child, directory, wanted], options, (error, stdout, stderr) => {
      if (error && error.name === 'AbortError') return reject(error);
      const [variant, ok] = stdout.split('\n');
      const end = error ? ` ended by ${error.signal ?? `code ${error.code}`}` : '';
      resolve({
        ok: !error && ok === 'ok',
        variant: variant || undefined,
        crashed: Boolean(error?.signal),
        said: `${variant || wanted}${end} ${stderr}`.trim(),
      });
    });
  });
}

/**
 * Runs the library once per CPU model. Where the variant that ggml chooses crashes, the others are tried, best first.
 * The result is kept in the addon's folder.
 * @param {string} directory the addon's folder
 * @param {AbortSignal} [signal]
 * @returns {Promise<SelfTestResult>}
 * @throws {AddonError} `self_test_failed` when no variant works
 */
export async function selfTest(directory, signal) {
  const before = selfTestResult(directory);
  if (before) return before;

  const names = builtVariants(directory);
  const first = await tryVariant(directory, '', signal);
  // Died before it could say which: then it was the one ggml likes best.
  const failed = first.ok ? undefined : (first.variant ?? names[0]);
  /** @type {SelfTestResult | undefined} */
  let result = first.ok && first.variant ? { variant: first.variant, excluded: [] } : undefined;
  const complaints = [first.said];
  const excluded = failed ? [failed] : [];
  for (const name of names.filter((name) => name !== failed)) {
    if (result) break;
    const { ok, crashed, said } = await tryVariant(directory, name, signal);
    if (ok) result = { variant: name, excluded };
    else complaints.push(said);
    if (crashed) excluded.push(name);
  }
  if (!result)
    throw new AddonError('self_test_failed', `The speech library does not run on this CPU: ${complaints.join('; ')}`);
  keepSelfTestResult(directory, result);
  return result;
}

/**
 * Runs the library with the one variant that the configuration asks for.
 * @param {string} directory the addon's folder
 * @param {string} variant
 * @param {AbortSignal} [signal]
 * @throws {AddonError} `no_variant` when it was not built or does not run on this CPU
 */
export async function testVariant(directory, variant, signal) {
  const names = builtVariants(directory);
  if (!names.includes(variant)) {
    throw new AddonError(
      'no_variant',
      `The CPU variant ${variant} was not built: there are ${names.join(', ')}. Build it with "npm run addon -- --variants ${variant}".`,
    );
  }
  const { ok, crashed, said } = await tryVariant(directory, variant, signal);
  if (ok) return;
  const why = crashed ? ` (${said})` : '';
  throw new AddonError('no_variant', `This CPU cannot run the CPU variant ${variant}${why}.`);
}
