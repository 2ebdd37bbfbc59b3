import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { findBinaries } from './binaries.ts';
import { type Cluster, clusterUser, lastLine, makeDirectory, prepareCluster } from './cluster.ts';
import { command, findLaunch, type Launch } from './owner.ts';
import { choosePort } from './port.ts';
import { isAlive, isPostgresOf, pidFilePath, readPidFile, stopPostgres } from './running.ts';
import { serverFlags } from './tuning.ts';

export interface EmbeddedPostgresOptions {
  /** Everything of the database lies here; made when missing. */
  directory: string;
  log?: (message: string) => void;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** postgres://..., with the password. The port stays the same over restarts when it is free. */
  url: string;
  pid: number;
  /** True when a server was already running here: its parent had been killed. */
  adopted: boolean;
  /** Resolves when the server is gone, for whatever reason. Start again to have it back. */
  ended: Promise<void>;
  /** Ends the server cleanly. May be called twice. */
  stop(): Promise<void>;
}

const databaseName = 'alfavoice';
/** A start after a crash replays the log of up to `max_wal_size`; slow disks need a while. */
const startPatienceMs = 60_000;
const pollMs = 25;
const watchMs = 500;
const maxLogBytes = 5_000_000;
const maxRefusals = 20;
const refusalMs = 250;

/**
 * Postgres from npm on 127.0.0.1, made on first use. Rejects with a sentence for a person. The server runs in a session
 * of its own: neither Ctrl-C nor the death of this process ends it; a later start adopts it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log = () => {}, signal } = options;
  const binaries = await findBinaries();
  const directory = await makeDirectory(options.directory);
  const launch = await findLaunch(binaries.postgres, directory);
  signal?.throwIfAborted();
  const cluster = await prepareCluster(directory, binaries.initdb, launch);
  signal?.throwIfAborted();
  const running = await adopt(cluster, log);
  if (running) return handle(running, cluster, true);
  const port = await choosePort(path.join(directory, 'port'));
  const { pid, child } = await launchWhenFree(() => launchServer(binaries.postgres, cluster, launch, port, signal));
  await makeDatabase(cluster, port);
  log(`database started (pid ${pid}, port ${port})`);
  return handle({ pid, port }, cluster, false, child);
}

const urlOf = (cluster: Cluster, port: number, database = databaseName) =>
  `postgres://${clusterUser}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;

/** A server whose parent died is taken over when it answers, else stopped. */
async function adopt(cluster: Cluster, log: (message: string) => void) {
  const found = await readPidFile(cluster.dataDirectory);
  if (!found) return undefined;
  if (!(await isAlive(found.pid))) return undefined;
  if (!(await isPostgresOf(found.pid, cluster.dataDirectory))) {
    // The number was given to a stranger since: Postgres would take it for a running server. When the process is dead,
    // the file stays: by it Postgres finds out whether children of the dead server still write.
    await rm(pidFilePath(cluster.dataDirectory), { force: true });
    return undefined;
  }
  try {
    await makeDatabase(cluster, found.port);
    log(`database adopted: it was still running (pid ${found.pid}, port ${found.port})`);
    return found;
  } catch {
    log(`a database that does not answer is stopped (pid ${found.pid})`);
    await stopPostgres(found.pid);
    return undefined;
  }
}

/**
 * A server that was killed, and its children, are gone within moments; until then a new one is refused: by the memory the
 * children hold, or because the dead one was not collected yet and its number in `postmaster.pid` looks alive.
 */
const passingRefusal = /shared memory block|lock file "postmaster\.pid" already exists/;

async function launchWhenFree<T>(start: () => Promise<T>): Promise<T> {
  for (let refusals = 0; ; refusals++) {
    try {
      return await start();
    } catch (error) {
      if (refusals === maxRefusals || !passingRefusal.test(String(error))) throw error;
      await sleep(refusalMs);
    }
  }
}

async function launchServer(
  executable: string,
  cluster: Cluster,
  launch: Launch,
  port: number,
  signal: AbortSignal | undefined,
): Promise<{ pid: number; child: ChildProcess }> {
  const tooLong = await stat(cluster.logFile).then(
    ({ size }) => size > maxLogBytes,
    () => false,
  );
  const output = openSync(cluster.logFile, tooLong ? 'w' : 'a', 0o600);
  const { file, args, ids } = command(launch, executable, ['-D', cluster.dataDirectory, ...serverFlags(port)]);
  const child = spawn(file, args, {
    ...ids,
    cwd: cluster.dataDirectory,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  child.unref();
  const failure = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(`exit ${code ?? by}`));
  });
  let failed: string | undefined;
  void failure.then((reason) => {
    failed = reason;
  });
  for (let waitedMs = 0; waitedMs < startPatienceMs; waitedMs += pollMs) {
    await sleep(pollMs);
    if (signal?.aborted && child.pid) {
      await stopPostgres(child.pid);
      signal.throwIfAborted();
    }
    if (failed !== undefined) {
      const said = lastLine(await readFile(cluster.logFile, 'utf8').catch(() => ''));
      throw new Error(`The database did not start (${failed}): ${said}. Its log is ${cluster.logFile}.`);
    }
    const state = await readPidFile(cluster.dataDirectory);
    if (state?.ready && state.pid === child.pid) return { pid: state.pid, child };
  }
  if (child.pid) await stopPostgres(child.pid);
  throw new Error(`The database was not ready within ${startPatienceMs / 1000} s. Its log is ${cluster.logFile}.`);
}

/** Also the proof that the server answers and that the password is its own. */
async function makeDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = postgres(urlOf(cluster, port, 'postgres'), { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const found = await client`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await client.unsafe(`create database ${databaseName}`);
  } finally {
    await client.end({ timeout: 1 });
  }
}

function handle(
  { pid, port }: { pid: number; port: number },
  cluster: Cluster,
  adopted: boolean,
  child?: ChildProcess,
): EmbeddedPostgres {
  const ended = child ? exitOf(child) : goneOf(pid);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopPostgres(pid).then(() => ended);
    return stopping;
  };
  return { url: urlOf(cluster, port), pid, adopted, ended, stop };
}

const exitOf = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** An adopted server is not our child: nobody tells us when it ends. */
async function goneOf(pid: number): Promise<void> {
  while (await isAlive(pid)) await sleep(watchMs, undefined, { ref: false });
}
