import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { command, type Launch } from './owner.ts';

const run = promisify(execFile);

export const clusterUser = 'alfavoice';

/** Files of one embedded database. */
export interface Cluster {
  dataDirectory: string;
  password: string;
  logFile: string;
}

/** Makes the directory that holds everything of the database, without symbolic links in its path. */
export async function makeDirectory(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  return realpath(directory);
}

/**
 * The cluster in `directory`, made when it is not there. It is made beside its place and moved there when whole, so
 * that a start that was interrupted leaves nothing that looks like a database.
 */
export async function prepareCluster(directory: string, initdb: string, launch: Launch): Promise<Cluster> {
  const dataDirectory = path.join(directory, 'data');
  const passwordFile = path.join(directory, 'password');
  const logFile = path.join(directory, 'log');
  if (launch.owner) await chown(directory, launch.owner.uid, launch.owner.gid);
  if (await exists(path.join(dataDirectory, 'PG_VERSION'))) {
    return { dataDirectory, password: await readPassword(passwordFile), logFile };
  }
  const half = path.join(directory, 'data.new');
  await rm(half, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  await writeSecret(passwordFile, password, launch);
  const { file, args, ids } = command(launch, initdb, [
    `--pgdata=${half}`,
    `--username=${clusterUser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--data-checksums',
    ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
  ]);
  try {
    await run(file, args, { ...ids, cwd: directory, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } });
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new Error(`The database could not be made in ${directory}: ${lastLine(stderr) || String(cause)}`, { cause });
  }
  await rename(half, dataDirectory);
  return { dataDirectory, password, logFile };
}

async function readPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new Error(`The password of the database is missing: ${file}. Restore that file from a backup.`, { cause });
  }
}

async function writeSecret(file: string, secret: string, { owner }: Launch): Promise<void> {
  await rm(file, { force: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${secret}\n`);
    if (owner) await handle.chown(owner.uid, owner.gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

export const lastLine = (text: string | undefined): string =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .at(-1) ?? '';
