import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup } from '../../prepare/family.mjs';
import type { Stoppable } from '../running.ts';

/** faster-whisper may fetch its model first. */
const startTimeoutMs = 300_000;
const lookMs = 100;
const graceMs = 5_000;
const keptLines = 10;

export interface ServedProcess extends Stoppable {
  pid: number;
}

/**
 * Starts a program that serves HTTP, in a process group of its own.
 * @param healthUrl answers with a 2xx status once the program is ready
 * @throws with its last lines where it ends before, or is not ready in time
 */
export async function serve(
  command: string,
  args: string[],
  healthUrl: string,
  options: { cwd?: string; env?: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<ServedProcess> {
  const { signal, ...rest } = options;
  const child = spawn(command, args, { ...rest, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > keptLines) lastLines.shift();
    });
  let over: string | undefined;
  const ended = new Promise<void>((resolve) => {
    const end = (how: string) => {
      over = how;
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, by) => end(`it ended by ${by ?? `code ${code}`}`));
  });
  const kill = (by: NodeJS.Signals) => {
    if (child.pid !== undefined && over === undefined) killGroup(child.pid, by);
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    kill('SIGTERM');
    const timer = setTimeout(() => kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
    process.removeListener('exit', killAtExit);
  };

  const deadline = performance.now() + startTimeoutMs;
  while (!(await isHealthy(healthUrl))) {
    if (over === undefined && !signal.aborted && performance.now() < deadline) {
      await sleep(lookMs);
      continue;
    }
    await stop();
    signal.throwIfAborted();
    throw new Error(`${command} is not ready (${over}): ${lastLines.join('\n')}`);
  }
  return { pid: child.pid ?? 0, stop };
}

const isHealthy = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
