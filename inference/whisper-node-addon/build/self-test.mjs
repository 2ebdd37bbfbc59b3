import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AddonError } from './addon-error.mjs';
import { cpuKey } from './cpu.mjs';
import { byPreference } from './cpu-variants.mjs';

/**
 * @typedef {object} SelfTestResult
 * @property {string} variant that ggml chose and that works on this CPU
 * @property {string[]} excluded variants that crashed here
 */

const child = fileURLToPath(new URL('./self-test-child.mjs', import.meta.url));

/** It takes a second; a machine that swaps may need more. */
const timeoutMs = 60_000;

/** @param {string} name @returns {string | undefined} `haswell` of `libggml-cpu-haswell.so` */
const variantOfFile = (name) => /^libggml-cpu-(.+)\.so$/.exec(name)?.[1];

/**
 * One run of the child.
 * @param {string} directory
 * @param {string} backends
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<{ ok: boolean, variant: string | undefined, said: string }>} variant: undefined if it died before choosing
 */
function tryVariants(directory, backends, signal) {
  return new Promise((resolve, reject) => {
    const options = { timeout: timeoutMs, killSignal: /** @type {const} */ ('SIGKILL'), ...(signal && { signal }) };
    execFile(process.execPath, [child, directory, backends], options, (error, stdout, stderr) => {
      if (error && error.name === 'AbortError') return reject(error);
      const [variant, ok] = stdout.split('\n');
      const end = error ? ` ended by ${error.signal ?? `code ${error.code}`}` : '';
      resolve({
        ok: !error && ok === 'ok',
        variant: variant || undefined,
        said: `${variant ?? ''}${end} ${stderr}`.trim(),
      });
    });
  });
}

/** Links to the variants that are left, where ggml will look instead. @param {string} directory @param {string[]} names */
function linkVariants(directory, names) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const name of names) symlinkSync(join('..', name), join(directory, name));
}

/**
 * Runs the library once per CPU model and leaves out variants that crash on it. The result is kept in the addon's folder.
 * @param {string} directory the addon's folder
 * @param {AbortSignal} [signal]
 * @returns {Promise<SelfTestResult>}
 * @throws {AddonError} `self_test_failed` when no variant works
 */
export async function selfTest(directory, signal) {
  const key = cpuKey();
  const resultFile = join(directory, `self-test-${key}.json`);
  if (existsSync(resultFile)) return JSON.parse(readFileSync(resultFile, 'utf8'));

  const links = join(directory, `cpu-${key}`);
  const trial = `${links}.${process.pid}.trial`;
  let left = readdirSync(directory).filter((name) => variantOfFile(name));
  /** @type {string[]} */
  const excluded = [];
  const complaints = [];
  try {
    while (left.length > 0) {
      if (excluded.length > 0) linkVariants(trial, left);
      const { ok, variant, said } = await tryVariants(directory, excluded.length > 0 ? trial : directory, signal);
      if (ok && variant) {
        rmSync(links, { recursive: true, force: true });
        if (excluded.length > 0) renameSync(trial, links);
        const result = { variant, excluded };
        writeFileSync(`${resultFile}.part`, JSON.stringify(result));
        renameSync(`${resultFile}.part`, resultFile);
        return result;
      }
      complaints.push(said);
      // Died before it could say which: then it was the one ggml likes best.
      const failed = variant ?? byPreference(left.map((name) => variantOfFile(name) ?? name))[0];
      const rest = left.filter((name) => variantOfFile(name) !== failed);
      if (!failed || rest.length === left.length) break;
      excluded.push(failed);
      left = rest;
    }
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
  throw new AddonError('self_test_failed', `The speech library does not run on this CPU: ${complaints.join('; ')}`);
}
