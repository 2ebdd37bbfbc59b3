import { fstatSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { AddonError, findAddon, useCpuVariant } from 'whisper-node-addon';
import { ModelError } from '../models/index.ts';
import { createWriter } from '../writing/index.ts';
import { calibrateLoad } from './calibrated-load.ts';
import { readConfiguration, type WorkerConfiguration } from './configuration.ts';
import { bringEditor, isModelsChanged } from './editor.ts';
import { loadEngines, type ModelStates } from './engines.ts';
import { allowedCoreList, versionsOf } from './identity.ts';
import { endOfService } from './lifetime.ts';
import { createLoad } from './load.ts';
import { createPhrasebooks } from './phrasebooks.ts';
import { createWorkerServer, listenOnSocket } from './server.ts';

/** What still runs at the end may take so long: an encoder's graph is not interrupted. The supervisor kills after 4 s. */
const lastJobsMs = 2_000;
const lookMs = 20;
/** The same as the gateway's: another start would end the same way. */
const noUseToTryAgainCode = 2;
const noUseToTryAgain = new Set<string>(['no_variant', 'bad_model', 'unknown_model', 'unavailable']);

async function serve(configuration: WorkerConfiguration): Promise<void> {
  const log = pino({ level: configuration.logLevel, base: { process: 'worker' } });
  const now = () => performance.now();
  const load = createLoad(configuration, { now, log });
  const { scheduler, degradation, metrics } = load;
  const states: ModelStates = [];
  let ready = false;
  const writer = createWriter();
  const closing = endOfService(process, isPiped(0) ? process.stdin : undefined);

  const fail = (error: unknown) => {
    const sentence = `The worker cannot start: ${error instanceof Error ? error.message : error}`;
    const known = error instanceof AddonError || error instanceof ModelError ? error.code : '';
    if (known) log.fatal(sentence);
    else log.fatal({ err: error }, sentence);
    process.exit(noUseToTryAgain.has(known) ? noUseToTryAgainCode : 1);
  };
  const addonDirectory = findAddon(configuration.cacheDir);
  let cpuVariant: string;
  try {
    cpuVariant = chooseCpuVariant(addonDirectory, configuration.cpuVariant);
  } catch (error) {
    return fail(error);
  }
  metrics.setCpuVariant(cpuVariant);
  const versions = versionsOf(addonDirectory);
  const engines = loadEngines(configuration, {
    addonDirectory,
    states,
    threads: () => scheduler.threads,
    metrics,
    log,
  });
  const server = createWorkerServer({
    engines,
    writer,
    phrasebooks: createPhrasebooks(),
    scheduler,
    listening: configuration.listening,
    degradation,
    metrics,
    now,
    maxQueueSize: configuration.maxQueueSize,
    twoModels: () => new Set(recognisersOf(states)).size > 1,
    log,
    closing,
    onDictations: load.onDictations,
    trouble: load.trouble,
    status: () => ({
      pid: process.pid,
      healthy: load.trouble() === undefined,
      ready: ready && !closing.aborted && load.trouble() === undefined,
      queueSize: scheduler.queueSize,
      slots: scheduler.slots,
      running: scheduler.running,
      backlogS: scheduler.secondsUntil('segment'),
      degraded: degradation.current,
      openDictations: load.openDictations,
      models: [...states, ...editorOf(writer.editorState)],
      cpuVariant,
      threads: scheduler.mostThreads,
      cores: allowedCoreList(),
      versions,
      rssBytes: process.memoryUsage.rss(),
    }),
  });

  closing.addEventListener('abort', () => void end());
  const end = async () => {
    log.info({ reason: String(closing.reason) }, 'ending');
    server.close();
    for (let waitedMs = 0; scheduler.running > 0 && waitedMs < lastJobsMs; waitedMs += lookMs) await delay(lookMs);
    rmSync(configuration.socketPath, { force: true });
    process.exit(0);
  };

  try {
    await Promise.all([engines, listenOnSocket(server, configuration.socketPath)]);
  } catch (error) {
    return fail(error);
  }
  ready = true;
  log.info({ models: states, cpuVariant, cores: allowedCoreList(), slots: configuration.slots }, 'ready');
  const editor = () => bringEditor(writer, configuration, log, closing);
  process.on('message', (message) => {
    if (isModelsChanged(message)) void editor();
  });
  await editor();
  const { recognisers } = await engines;
  const [model = ''] = recognisersOf(states);
  const parts = {
    configuration,
    recogniser: recognisers.normal,
    model,
    variant: cpuVariant,
    now,
    log,
    signal: closing,
  };
  await calibrateLoad(load, parts);
}

/** @throws AddonError `no_variant` */
function chooseCpuVariant(addonDirectory: string | undefined, wanted: string | undefined): string {
  if (addonDirectory) return useCpuVariant(addonDirectory, wanted);
  if (wanted) throw new AddonError('no_variant', `The CPU variant ${wanted} was not built: run "npm run addon".`);
  return 'ready-made';
}

/** Ids of those that serve, that of `normal` first. */
const recognisersOf = (states: ModelStates) =>
  ['recogniser-fast', 'recogniser-accurate'].flatMap((wanted) =>
    states.filter(({ role, state }) => role === wanted && state === 'ready').map(({ id }) => id),
  );

function editorOf(state: 'absent' | 'loading' | 'ready' | 'failed') {
  return [{ id: 'editor', role: 'editor', state }];
}

/** Whether a parent may hold the other end of this file descriptor. */
function isPiped(fileDescriptor: number): boolean {
  try {
    const stat = fstatSync(fileDescriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

const outcome = readConfiguration(process.env);
if (outcome.ok) await serve(outcome.configuration);
else {
  process.stderr.write(`The worker cannot start. ${outcome.problems.join(' ')}\n`);
  process.exitCode = noUseToTryAgainCode;
}
