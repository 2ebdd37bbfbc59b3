import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../prepare/command.mjs';
import type { BenchContext } from '../context.ts';

export const fasterWhisperVersion = '1.2.1';

/**
 * A Python environment of the bench's own with faster-whisper in it; the cache keeps it.
 * @returns its python
 * @throws Error that says what is missing
 */
export async function pythonWithFasterWhisper({ cacheDir, signal, say }: BenchContext): Promise<string> {
  const environment = path.join(cacheDir, 'bench', `faster-whisper-${fasterWhisperVersion}`);
  const python = path.join(environment, 'bin', 'python');
  if (existsSync(environment)) {
    if ((await run(python, ['-c', 'import faster_whisper'], { signal })).ok) return python;
    rmSync(environment, { recursive: true, force: true });
  }
  say('Getting faster-whisper (half a gigabyte, kept for later runs)');
  try {
    await must('python3', ['-m', 'venv', environment], 'python3 with venv (Debian, Ubuntu: apt install python3-venv)');
    const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet'];
    await must(python, [...install, `faster-whisper==${fasterWhisperVersion}`], 'faster-whisper from a package index');
  } catch (error) {
    rmSync(environment, { recursive: true, force: true });
    throw error;
  }
  return python;

  async function must(command: string, args: string[], what: string): Promise<void> {
    const { ok, lastLines } = await run(command, args, { signal });
    if (!ok) throw new Error(`faster-whisper cannot be had: it needs ${what}. ${lastLines.at(-1) ?? ''}`.trim());
  }
}

/** @returns versions of the packages that decide its speed */
export async function packageVersions(python: string, signal: AbortSignal): Promise<Record<string, string>> {
  const names = ['faster-whisper', 'ctranslate2'];
  const script = `import importlib.metadata as m, platform\nfor n in ${JSON.stringify(names)}: print(n, m.version(n))\nprint("python", platform.python_version())`;
  const { lastLines } = await run(python, ['-c', script], { signal });
  return Object.fromEntries(
    lastLines.map((line) => line.split(' ')).map(([name = '', version = '']) => [name, version]),
  );
}
