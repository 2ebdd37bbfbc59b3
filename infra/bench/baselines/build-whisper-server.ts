import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findCmake, findCompiler, noToolchain } from '../../../inference/whisper-node-addon/build/toolchain.mjs';
import { run } from '../../prepare/command.mjs';
import { projectRoot } from '../../product/root.ts';
import type { BenchContext } from '../context.ts';

const threadsOfBuild = '2';

export interface WhisperServerBuild {
  /** Holds the program and its libraries. */
  directory: string;
  /** Of whisper.cpp. */
  version: string;
}

/**
 * Builds whisper.cpp's own server from the sources that the addon is built from, with the CPU variant that the product
 * uses; the cache keeps it.
 * @throws Error with what is missing, or with the compiler's last lines
 */
export async function buildWhisperServer(
  variant: string,
  { cacheDir, signal, say }: BenchContext,
): Promise<WhisperServerBuild> {
  const source = path.join(projectRoot(), 'infra/bench/baselines');
  const amxTileConfig = path.join(projectRoot(), 'inference/whisper-node-addon/native/amx_tile_config.h');
  const manifest = createRequire(import.meta.url).resolve('nodejs-whisper/package.json');
  const whisperCpp = path.join(path.dirname(manifest), 'cpp', 'whisper.cpp');
  const cmakeLists = readFileSync(path.join(whisperCpp, 'CMakeLists.txt'), 'utf8');
  const version = /project\("whisper\.cpp" VERSION ([\d.]+)\)/.exec(cmakeLists)?.[1] ?? 'unknown';

  const [compiler, cmake] = await Promise.all([findCompiler(), findCmake()]);
  if (!compiler || !cmake) throw noToolchain();
  const hash = createHash('sha256').update(`${version}\n${variant}\n${compiler.compilerId}\n`);
  for (const file of [path.join(source, 'CMakeLists.txt'), amxTileConfig]) hash.update(readFileSync(file));
  const directory = path.join(cacheDir, 'bench', `whisper-server-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(directory)) return { directory, version };

  say("Building whisper.cpp's own server (a minute or two, kept for later runs)");
  const building = `${directory}.${process.pid}.building`;
  mkdirSync(building, { recursive: true });
  try {
    await cmakeRun(['-S', source, '-B', building, '-G', cmake.generator], signal, [
      '-DCMAKE_BUILD_TYPE=Release',
      `-DCMAKE_C_COMPILER=${compiler.cc}`,
      `-DCMAKE_CXX_COMPILER=${compiler.cxx}`,
      `-DWHISPER_CPP=${whisperCpp}`,
      `-DWHISPER_VERSION=${version}`,
      `-DAMX_TILE_CONFIG=${amxTileConfig}`,
    ]);
    const targets = ['--target', 'whisper-server', `ggml-cpu-${variant}`];
    await cmakeRun(['--build', building, '--parallel', threadsOfBuild], signal, targets);
    renameSync(path.join(building, 'out'), directory);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return { directory, version };
}

async function cmakeRun(args: string[], signal: AbortSignal, more: string[]): Promise<void> {
  const { ok, lastLines } = await run('cmake', [...args, ...more], { signal });
  if (!ok) throw new Error(`whisper.cpp's server does not build:\n${lastLines.join('\n')}`);
}
