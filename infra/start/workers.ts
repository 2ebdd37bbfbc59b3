import type { Configuration } from '../prepare/configuration.mjs';
import { Refusal } from '../prepare/refusal.mjs';
import type { Child, GaveUp } from './child.ts';
import { bindingCommand, bindProcess, findBindingTools, whatIsMissing } from './cores/bind.ts';
import { readMachine } from './cores/machine.ts';
import { type CorePlan, planCores } from './cores/plan.ts';
import { readCoreSettings } from './cores/settings.ts';
import { workerEnvironment } from './environment.ts';
import { watchHealth } from './health.ts';
import { makeWorkerSocketPaths } from './sockets.ts';

/** Who runs on which cores, and the words that bind each worker there. */
export interface Placement {
  plan: CorePlan;
  /** One for each worker. */
  launchers: string[][];
}

/**
 * Settles where the workers run, and moves this process, with all that it starts besides them, to the cores that are left.
 * @throws {Refusal} one sentence per setting that does not fit this machine
 */
export async function placeProcesses({ environment }: Pick<Configuration, 'environment'>): Promise<Placement> {
  const machine = readMachine();
  const reading = readCoreSettings(environment, machine);
  if (!reading.ok) throw new Refusal(reading.problems.join('\n'));
  const plan = planCores(machine, reading.settings);
  const tools = findBindingTools(environment.PATH);
  const missing = whatIsMissing(plan.workers, tools, { cores: reading.settings.workers.length > 0 });
  if (missing) throw new Refusal(missing);
  if (plan.service && tools.taskset) await bindProcess(process.pid, plan.service);
  return { plan, launchers: plan.workers.map((place) => bindingCommand(place, tools)) };
}

/** The inference workers of this machine as one. */
export interface Workers {
  /** Where they listen. */
  sockets: string[];
  /** To each that runs now. */
  send(message: object): void;
  stop(graceMs: number): Promise<void>;
  /** Resolves when none can be kept alive, with the last one that ended. */
  gaveUp: Promise<{ child: Child; end: GaveUp }>;
}

interface Options {
  configuration: Configuration;
  placement: Placement;
  /** Starts one and keeps it alive. */
  run: (worker: { name: string; environment: NodeJS.ProcessEnv; launcher: readonly string[] }) => Child;
  /** One of several is gone for good. */
  onLoss: (child: Child, end: GaveUp) => void;
  signal: AbortSignal;
}

/** Starts a worker in each place. One that hangs is killed, and started again by its supervision. */
export function startWorkers({ configuration, placement, run, onLoss, signal }: Options): Workers {
  const { workers: places } = placement.plan;
  const sockets = makeWorkerSocketPaths(configuration.dataDir, places.length);
  const ending = new AbortController();
  const living = AbortSignal.any([signal, ending.signal]);
  const children = sockets.map((socketPath, index) => {
    const child = run({
      name: places.length === 1 ? 'worker' : `worker-${index}`,
      environment: workerEnvironment(configuration, { socket: socketPath, cores: places[index]?.coreCount ?? 1 }),
      launcher: placement.launchers[index] ?? [],
    });
    void watchHealth({ socketPath, onHung: (why) => child.kill(why), signal: living });
    return child;
  });
  return {
    sockets,
    send: (message) => {
      for (const child of children) child.send(message);
    },
    async stop(graceMs) {
      ending.abort();
      await Promise.all(children.map((child) => child.stop(graceMs)));
    },
    gaveUp: lastToGiveUp(children, onLoss),
  };
}

async function lastToGiveUp(children: readonly Child[], onLoss: Options['onLoss']) {
  let left = children.length;
  return new Promise<{ child: Child; end: GaveUp }>((resolve) => {
    for (const child of children)
      void child.gaveUp.then((end) => {
        left -= 1;
        if (left === 0) resolve({ child, end });
        else onLoss(child, end);
      });
  });
}
