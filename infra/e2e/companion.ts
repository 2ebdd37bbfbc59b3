import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from '@playwright/test';
import { end } from '../product/launch.ts';

/** A program that runs beside a test and ends with it. */
export interface Companion {
  child: ChildProcess;
  /** Rejects when the program ends before `stop`, or cannot be started. */
  ended: Promise<never>;
  stop(): Promise<void>;
}

export function startCompanion(program: string, args: string[], options: SpawnOptions): Companion {
  const child = spawn(program, args, options);
  const kill = () => child.kill('SIGKILL');
  // The test's process may be ended before it says stop.
  process.once('exit', kill);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${program} ended with ${code ?? signal}`)));
  });
  ended.catch(() => undefined);
  return {
    child,
    ended,
    async stop() {
      process.off('exit', kill);
      await end(child);
    },
  };
}

/** Whether a program is on the PATH. */
export const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Skips the test that calls it, and says so, where one of these programs is not installed. */
export function skipWithout(...programs: string[]): void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return;
  const reason = `it needs ${missing.join(', ')}, not installed here`;
  console.log(`Skipped, ${reason}: ${test.info().title}`);
  test.skip(true, reason);
}
