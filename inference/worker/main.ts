import { fstatSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { findAddon } from 'whisper-node-addon';
import { createWriter } from '../writing/index.ts';
import { readConfiguration, type WorkerConfiguration } from './configuration.ts';
import { bringEditor, isModelsChanged } from './editor.ts';
import { loadEngines, type ModelStates } from './engines.ts';
import { endOfService } from './lifetime.ts';
import { createMetrics } from './metrics.ts';
import { Scheduler } from './scheduler.ts';
import { createWorkerServer, listenOnSocket } from './server.ts';

/** What still runs at the end may take so long: an encoder's graph is not interrupted. The supervisor kills after 4 s. */
const lastJobsMs = 2_000;
const lookMs = 20;
/** The same as the gateway's: another start would end the same way. */
const badConfigurationCode = 2;

async function serve(configuration: WorkerConfiguration): Promise<void> {
  const log = pino({ level: configuration.logLevel, base: { process: 'worker' } });
  const now = () => performance.now();
  const scheduler = new Scheduler(configuration.slots, now);
  const states: ModelStates = { models: [], cpuVariant: '' };
  let openDictations = 0;
  let ready = false;
  const metrics = createMetrics({
    queueSize: () => scheduler.queueSize,
    openDictations: () => openDictations,
  });
  const writer = createWriter();
  const closing = endOfService(process, isPiped(0) ? process.stdin : undefined);

  const engines = loadEngines(configuration, findAddon(configuration.cacheDir), states);
  const server = createWorkerServer({
    engines,
    writer,
    scheduler,
    metrics,
    now,
    maxQueueSize: configuration.maxQueueSize,
    log,
    closing,
    onDictations: (change) => {
      openDictations += change;
    },
    status: () => ({
      pid: process.pid,
      ready: ready && !closing.aborted,
      queueSize: scheduler.queueSize,
      openDictations,
      models: [...states.models, ...editorOf(writer.editorState)],
      cpuVariant: states.cpuVariant,
      threads: configuration.whisperThreads,
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

  const fail = (error: unknown) => {
    log.fatal({ err: error }, `The worker cannot start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  };
  try {
    await Promise.all([engines, listenOnSocket(server, configuration.socketPath)]);
  } catch (error) {
    return fail(error);
  }
  ready = true;
  log.info({ models: states.models, cpuVariant: states.cpuVariant, slots: configuration.slots }, 'ready');
  const editor = () => bringEditor(writer, configuration, log, closing);
  process.on('message', (message) => {
    if (isModelsChanged(message)) void editor();
  });
  await editor();
}

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
  process.exitCode = badConfigurationCode;
}
