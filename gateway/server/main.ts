import { createRequire } from 'node:module';
import path from 'node:path';
import { pino } from 'pino';
import { parseConfiguration } from './configuration.ts';
import { startGateway } from './gateway.ts';
import type { FromGateway } from './process-messages.ts';
import { systemClock } from './system-clock.ts';
import { socketWorker } from './workers/socket-worker.ts';

const exitCodes = { configuration: 2, start: 1 };

const fail = (sentence: string, code: number): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};
const tell = (message: FromGateway) => {
  // A parent that is gone is told nothing; `disconnect` ends this process.
  if (process.send) process.send(message, undefined, {}, () => undefined);
  else if (message.type === 'first-run') process.stdout.write(`first-run ${message.url}\n`);
};

const parsed = parseConfiguration(process.env);
if (!parsed.ok) fail(parsed.faults.join('\n'), exitCodes.configuration);
else await run(parsed.configuration);

async function run(configuration: Extract<typeof parsed, { ok: true }>['configuration']): Promise<void> {
  const log = pino({ level: configuration.logLevel, base: { process: 'gateway' } });
  const manifest = createRequire(import.meta.url).resolve('@alfavoice/gateway/package.json');
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  const workers = configuration.workerSockets.map((socket, index) => socketWorker(socket, String(index)));
  const appDirectory = configuration.appDirectory ?? path.join(path.dirname(manifest), '..', 'pwa', 'dist');
  const options = { configuration, workers, clock: systemClock, log, version, appDirectory };
  const gateway = await startGateway(options).catch((error: NodeJS.ErrnoException) =>
    fail(startFault(error, configuration), exitCodes.start),
  );

  let ending = false;
  const end = (why: string) => {
    ending = true;
    log.info({ why }, 'ending');
    gateway.close().then(
      () => process.exit(0),
      (error: Error) => fail(`The gateway did not end cleanly: ${error.message}`, exitCodes.start),
    );
  };
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  process.once('disconnect', () => end('parent gone'));

  log.info({ port: gateway.port, url: gateway.publicUrl }, 'listening');
  tell({ type: 'listening', port: gateway.port, url: gateway.publicUrl });
  gateway.prepared.then(
    ({ firstRunUrl }) => {
      if (firstRunUrl) tell({ type: 'first-run', url: firstRunUrl });
      tell({ type: 'prepared' });
    },
    (error: Error) => {
      // Ended while it was being prepared: its connection is closed under it.
      if (!ending) fail(`The database cannot be prepared: ${error.message}`, exitCodes.start);
    },
  );
}

function startFault(
  error: NodeJS.ErrnoException,
  { port, host, dataDirectory }: { port: number; host: string; dataDirectory: string },
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken. Set PORT to a free one, or end the program that listens there.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which is no address of this machine. Set it to 127.0.0.1, or 0.0.0.0 for all of them.`;
    case 'EACCES':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENOSPC':
      return error.syscall === 'listen'
        ? `Port ${port} may only be used by root. Set PORT to 1024 or more.`
        : `DATA_DIR ${dataDirectory} cannot be written (${error.code}). Free space, or give this user the right to it.`;
    default:
      return `The gateway did not start: ${error.message}`;
  }
}
