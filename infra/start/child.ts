import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { type Family, killGroup } from '../prepare/family.mjs';
import { afterCrash, type Crash } from './backoff.ts';

/** A process ends with this when its configuration is wrong: another try would end the same way. */
const badConfigurationCode = 2;

/** How many of its last lines are shown when a process cannot be kept alive. */
const keptLines = 8;

export interface ChildOptions {
  name: string;
  /** A bundled entry point. */
  script: string;
  /** Words before the command that bind it to cores and memory (`bindingCommand`). */
  launcher?: readonly string[];
  environment: NodeJS.ProcessEnv;
  family: Family;
  onLine: (line: string) => void;
  onMessage?: (message: unknown) => void;
  onCrash: (how: string, restartInMs: number) => void;
  now?: () => number;
}

export interface GaveUp {
  /** It crashed again and again, or its configuration is wrong and its last lines say how. */
  why: 'crashes' | 'configuration';
  lastLines: string[];
}

export interface Child {
  readonly name: string;
  /** Resolves only when it is no use to start the process again. */
  readonly gaveUp: Promise<GaveUp>;
  /** Sent to the process that runs now; one that is just being restarted reads the state from the disk anyway. */
  send(message: object): void;
  /** Ends one that hangs: SIGKILL to all of its group. It counts as a crash and is started again. */
  kill(why: string): void;
  /** SIGTERM, after `graceMs` SIGKILL to all of its group. Resolves when it is gone; no restart after that. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Runs a Node process with IPC (it ends by itself when this process dies) and restarts it after a crash.
 * It leads its own process group: a Ctrl-C in the terminal reaches the supervisor only, which keeps the order of ending.
 */
export function superviseChild(options: ChildOptions): Child {
  const {
    name,
    script,
    launcher = [],
    environment,
    family,
    onLine,
    onMessage,
    onCrash,
    now = () => performance.now(),
  } = options;
  const crashes: Crash[] = [];
  const lastLines: string[] = [];
  const stopping = new AbortController();
  let running: { process: ChildProcess; ended: Promise<void> };
  let killedFor: string | undefined;
  let giveUp: (end: GaveUp) => void;
  const gaveUp = new Promise<GaveUp>((resolve) => {
    giveUp = resolve;
  });

  const start = () => {
    const [execPath = process.execPath, ...execArgv] = [...launcher, process.execPath];
    const child = fork(script, [], {
      execPath,
      execArgv,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const startedMs = now();
    const { pid, stdout, stderr } = child;
    if (pid !== undefined) family.add(pid);
    for (const stream of [stdout, stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          lastLines.push(line);
          if (lastLines.length > keptLines) lastLines.shift();
          onLine(line);
        });
    if (onMessage) child.on('message', onMessage);
    const ended = new Promise<void>((resolve) => {
      const end = (how: string, code: number | null = null) => {
        if (pid !== undefined) family.remove(pid);
        resolve();
        if (stopping.signal.aborted) return;
        if (code === badConfigurationCode) giveUp({ why: 'configuration', lastLines });
        else void crashed(killedFor ?? how, startedMs);
        killedFor = undefined;
      };
      child.once('error', (error) => pid === undefined && end(error.message));
      child.once('exit', (code, signal) => end(signal ? `killed by ${signal}` : `exit code ${code}`, code));
    });
    running = { process: child, ended };
  };

  const crashed = async (how: string, startedMs: number) => {
    crashes.push({ startedMs, endedMs: now() });
    const next = afterCrash(crashes);
    if (next === 'give-up') return giveUp({ why: 'crashes', lastLines });
    onCrash(how, next.restartInMs);
    try {
      await delay(next.restartInMs, undefined, { signal: stopping.signal });
    } catch {
      return; // stopped while it waited
    }
    start();
  };

  start();
  return {
    name,
    gaveUp,
    send: (message) => {
      // One that dies while it is told is noticed by its exit.
      if (running.process.connected) running.process.send(message, () => undefined);
    },
    kill(why) {
      const { pid, exitCode, signalCode } = running.process;
      if (pid === undefined || exitCode !== null || signalCode !== null) return;
      killedFor = why;
      killGroup(pid, 'SIGKILL');
    },
    async stop(graceMs) {
      stopping.abort();
      const { process: child, ended } = running;
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return ended;
      child.kill('SIGTERM');
      const pid = child.pid;
      const timer = setTimeout(() => killGroup(pid, 'SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
