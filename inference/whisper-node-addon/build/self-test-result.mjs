import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuKey } from './cpu.mjs';
import { byPreference } from './cpu-variants.mjs';

/**
 * @typedef {object} SelfTestResult
 * @property {string} variant that works on this CPU: what ggml chose, or the next one that does not crash
 * @property {string[]} excluded variants that crashed here
 */

/** @param {string} directory of an addon @returns {string[]} names of the CPU variants in it, best first */
export function builtVariants(directory) {
  return byPreference(readdirSync(directory).flatMap((name) => /^libggml-cpu-(.+)\.so$/.exec(name)?.[1] ?? []));
}

/** @param {string} directory of an addon @returns {string} where the result for this CPU model is kept */
const resultFile = (directory) => join(directory, `self-test-${cpuKey()}.json`);

/** @param {string} directory of an addon @returns {SelfTestResult | undefined} undefined before the first test on this CPU model */
export function selfTestResult(directory) {
  const file = resultFile(directory);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} directory of an addon @param {SelfTestResult} result */
export function keepSelfTestResult(directory, result) {
  const file = resultFile(directory);
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, JSON.stringify(result));
    renameSync(part, file);
  } catch (error) {
    // A package that cannot be written is tested again at each start. One with a variant that crashes must be remembered:
    // the worker reads it there.
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
    if (result.excluded.length > 0 || !['EACCES', 'EROFS', 'EPERM'].includes(code)) throw error;
  }
}
