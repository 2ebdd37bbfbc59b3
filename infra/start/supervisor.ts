import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../prepare/refusal.mjs';
import type { StartContext } from '../prepare/start.mjs';
import { addressesOf } from './address.ts';
import { type Child, type ChildOptions, type GaveUp, superviseChild } from './child.ts';
import { openDatabase } from './database.ts';
import { bringEditor } from './editor.ts';
import { gatewayEnvironment } from './environment.ts';
import { listenToGateway } from './gateway-message.ts';
import { openLogFile } from './log-file.ts';
import { forConsole } from './log-line.ts';
import { untilReady } from './readiness.ts';
import { createRepetitionFilter } from './repetition.ts';
import { welcome } from './welcome.ts';
import { placeProcesses, startWorkers } from './workers.ts';

export { getRecogniser } from './recogniser.ts';

/** It tells its clients to come back, lets running requests end and writes what it holds. */
const gatewayGraceMs = 8_000;
/** A recognition that runs may end; its gateway is gone already. */
const workerGraceMs = 4_000;

/**
 * Runs the product: database, workers, gateway, until the person ends it.
 * @returns the exit code of an orderly end
 * @throws {Refusal} when a part cannot be started or kept alive; whatever was started is ended
 */
export async function supervise(context: StartContext): Promise<number> {
  const { root, configuration, progress, family, signal } = context;
  const { dataDir, logLevel } = configuration;
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const warn = (line: string) => progress.say(line);
  const failing = new AbortController();
  const living = AbortSignal.any([signal, failing.signal]);

  const run = (name: string, options: Pick<ChildOptions, 'script' | 'launcher' | 'environment' | 'onMessage'>) => {
    const log = openLogFile(join(logs, `${name}.log`), (error) =>
      warn(`The log ${join(logs, name)}.log cannot be written (${error.message}).`),
    );
    const isNew = createRepetitionFilter();
    return superviseChild({
      ...options,
      name,
      script: join(root, options.script),
      family,
      onLine(line) {
        log.write(line);
        const shown = forConsole(line, logLevel);
        if (shown !== undefined && (logLevel === 'debug' || isNew(shown))) progress.say(`${name}: ${shown}`);
      },
      onCrash: (how) => warn(`The ${name} ended unexpectedly (${how}) and is started again.`),
    });
  };

  const placement = await placeProcesses(configuration);
  const starting = progress.task('Starting');
  const database = await openDatabase({ configuration, log: () => undefined, warn, signal });
  const stops = [() => database.stop()];
  try {
    const workers = startWorkers({
      configuration,
      placement,
      run: ({ name, ...options }) => run(name, { ...options, script: 'inference/dist/worker/main.js' }),
      onLoss: (child, end) => warn(`${sentence(child, end, logs)}\nThe other workers go on.`),
      signal: living,
    });
    stops.unshift(() => workers.stop(workerGraceMs));
    const toldByGateway = listenToGateway();
    const gateway = run('gateway', {
      script: 'gateway/dist/server/main.js',
      environment: gatewayEnvironment(configuration, { databaseUrl: database.url, workerSockets: workers.sockets }),
      onMessage: toldByGateway.onMessage,
    });
    stops.unshift(() => gateway.stop(gatewayGraceMs));

    const failure = Promise.race([
      database.gaveUp,
      workers.gaveUp.then(({ child, end }) => sentence(child, end, logs)),
      gateway.gaveUp.then((end) => sentence(gateway, end, logs)),
    ]);
    const { person, probe } = addressesOf(configuration);
    const waiting = untilReady(probe, living, (parts) =>
      starting.update({ detail: `waiting for ${parts.join(', ')}` }),
    );
    const firstRunLink = await unless(
      failure,
      waiting.then(() => toldByGateway.firstRunLink),
    );
    starting.done();

    progress.say(
      welcome({ root, address: configuration.publicUrl ?? person, firstRunLink, adminEmail: configuration.adminEmail }),
    );
    progress.say(`ready ${person}`);
    const editor = bringEditor({ ...context, signal: living }, workers);
    stops.unshift(() => editor);
    await unless(failure, untilAborted(signal));
    progress.say('Stopping.');
    return 0;
  } finally {
    failing.abort();
    for (const stop of stops) await stop();
  }
}

/** @throws {Refusal} with the failure's sentence when that comes first */
function unless<Result>(failure: Promise<string>, work: Promise<Result>): Promise<Result> {
  const failing = failure.then((sentence): never => {
    throw new Refusal(sentence);
  });
  return Promise.race([work, failing]);
}

function sentence({ name }: Child, { why, lastLines }: GaveUp, logs: string): string {
  const words = lastLines.flatMap((line) => forConsole(line, 'warn') ?? (line.startsWith('{') ? [] : line)).join('\n');
  if (why === 'configuration') return words;
  return `The ${name} ends again and again. Its last words:\n${words}\nAll of them are in ${join(logs, name)}.log.`;
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
