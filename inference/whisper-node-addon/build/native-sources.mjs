import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Our own C++ and its CMakeLists.txt. */
export const nativeDirectory = fileURLToPath(new URL('../native/', import.meta.url));

/**
 * @typedef {object} NativeSources
 * @property {string} whisperCpp folder of whisper.cpp, with ggml in it
 * @property {string} whisperVersion
 * @property {string[]} napiIncludes
 * @property {string} hash of everything that is compiled: package versions stand for their contents
 * @property {string} variantsHash of what the CPU variants are made of: ggml and how it is built
 */

/** @returns {NativeSources} @throws when the npm packages are not installed */
export function nativeSources() {
  const packages = ['nodejs-whisper', 'node-addon-api', 'node-api-headers'].map((name) => {
    const file = require.resolve(`${name}/package.json`);
    return { name, directory: dirname(file), version: JSON.parse(readFileSync(file, 'utf8')).version };
  });
  const [whisper, addonApi, headers] = packages;
  if (!whisper || !addonApi || !headers) throw new Error('unreachable: three packages were asked for');
  const whisperCpp = join(whisper.directory, 'cpp', 'whisper.cpp');
  const cmake = readFileSync(join(whisperCpp, 'CMakeLists.txt'), 'utf8');
  const hashOf = (/** @type {string[]} */ files) => {
    const hash = createHash('sha256');
    for (const { name, version } of packages) hash.update(`${name}@${version}\n`);
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(nativeDirectory, file)));
    return hash.digest('hex');
  };
  return {
    whisperCpp,
    whisperVersion: /project\("whisper\.cpp" VERSION ([\d.]+)\)/.exec(cmake)?.[1] ?? 'unknown',
    napiIncludes: [addonApi.directory, join(headers.directory, 'include')],
    hash: hashOf(readdirSync(nativeDirectory).sort()),
    variantsHash: hashOf(['ggml.cmake', 'amx_tile_config.h']),
  };
}
