import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AddonError } from './addon-error.mjs';
import { nativeDirectory } from './native-sources.mjs';
import { copyInto, isLibrary } from './store.mjs';

/**
 * @typedef {{ done: number, total: number, label: string }} Progress
 * @typedef {(progress: Progress) => void} OnProgress
 */

/** Lines kept for the message when the build fails. */
const keptLines = 30;

/**
 * Runs a command in a process group of its own, so that an abort ends the compilers too.
 * @param {string} command
 * @param {string[]} args
 * @param {AbortSignal | undefined} signal
 * @param {(line: string) => void} onLine
 * @returns {Promise<void>}
 */
function run(command, args, signal, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGTERM');
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
      }
    };
    signal?.addEventListener('abort', end, { once: true });
    process.once('exit', end);
    /** @type {string[]} */
    const last = [];
    let rest = '';
    const read = (/** @type {Buffer} */ chunk) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        last.push(line);
        if (last.length > keptLines) last.shift();
        onLine(line);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const done = () => {
      signal?.removeEventListener('abort', end);
      process.removeListener('exit', end);
    };
    child.on('error', (cause) => {
      done();
      reject(new AddonError('build_failed', `${command} does not start`, { cause }));
    });
    child.on('close', (code) => {
      done();
      if (signal?.aborted) reject(abortError(signal));
      else if (code === 0) resolve();
      else reject(new AddonError('build_failed', `The speech library does not build:\n${[...last, rest].join('\n')}`));
    });
  });
}

/** @param {AbortSignal} signal */
function abortError(signal) {
  const error = new Error('The build was aborted', { cause: signal.reason });
  error.name = 'AbortError';
  return error;
}

/**
 * Reads a status line of ninja (`[12/80] Building ...`) or make (`[ 15%] Building ...`).
 * @param {string} line
 * @returns {Progress | undefined}
 */
export function readProgress(line) {
  const found = /^\[\s*(\d+)(?:\/(\d+)|%)\]\s*(.*)$/.exec(line);
  if (!found) return undefined;
  const target = /CMakeFiles\/([^/]+)\.dir/.exec(line)?.[1]?.replace(/-feats$/, '');
  return {
    done: Number(found[1]),
    total: found[2] ? Number(found[2]) : 100,
    label: target === 'whisper_addon' ? 'whisper' : (target ?? found[3] ?? ''),
  };
}

/**
 * Configures with cmake and builds what is asked for.
 * @param {object} options
 * @param {import('./native-sources.mjs').NativeSources} options.sources
 * @param {import('./toolchain.mjs').Toolchain} options.compiler
 * @param {string} options.generator
 * @param {readonly string[]} options.targets of cmake, at least one
 * @param {string} options.buildDirectory made and filled; the caller removes it
 * @param {string} options.outputDirectory made when it is not there; gets the libraries
 * @param {OnProgress} options.onProgress
 * @param {AbortSignal | undefined} options.signal
 */
export async function compile(options) {
  const { sources, compiler, targets, buildDirectory, outputDirectory, onProgress, signal } = options;
  onProgress({ done: 0, total: 1, label: 'cmake' });
  const configure = [
    ...['-S', nativeDirectory, '-B', buildDirectory, '-G', options.generator],
    '-DCMAKE_BUILD_TYPE=Release',
    `-DCMAKE_C_COMPILER=${compiler.cc}`,
    `-DCMAKE_CXX_COMPILER=${compiler.cxx}`,
    `-DWHISPER_CPP=${sources.whisperCpp}`,
    `-DWHISPER_VERSION=${sources.whisperVersion}`,
    `-DNAPI_INCLUDES=${sources.napiIncludes.join(';')}`,
  ];
  await run('cmake', configure, signal, () => undefined);
  const build = ['--build', buildDirectory, '--parallel', String(availableParallelism()), '--target', ...targets];
  await run('cmake', build, signal, (line) => {
    const progress = readProgress(line);
    if (progress) onProgress(progress);
  });
  const out = join(buildDirectory, 'out');
  const made = readdirSync(out).filter(isLibrary);
  copyInto(
    made.map((file) => join(out, file)),
    outputDirectory,
  );
}
