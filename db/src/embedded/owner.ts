import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Postgres refuses to run as root; then this account owns the database. */
const accountName = 'postgres';

/** How a database process is started: as whom, and with what in front of it. */
export interface Launch {
  /** Absent when we are not root: the processes are ours. */
  owner?: { uid: number; gid: number };
  /** Command that leads to the executable; empty when it is started directly. */
  prefix: string[];
}

/**
 * As root, processes run as the account `postgres` (made when missing). When that account cannot walk to the files (a
 * home of mode 700), it is given the one capability to pass directories, through util-linux's `setpriv`: modes of the
 * system's directories stay as they are.
 * @param executable tried with `--version`
 * @param directory must exist; must be enterable too
 */
export async function findLaunch(executable: string, directory: string): Promise<Launch> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = (await accountIds()) ?? (await makeAccount());
  const plain: Launch = { owner, prefix: [] };
  if (await canReach(plain, executable, directory)) return plain;
  const passing: Launch = {
    prefix: [
      'setpriv',
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_read_search',
      '--ambient-caps=-all,+dac_read_search',
      '--bounding-set=-all,+dac_read_search',
    ],
    owner,
  };
  if (await canReach(passing, executable, directory)) return passing;
  throw new Error(
    `Postgres may not run as root, and the account ${accountName} cannot enter ${directory} or run ${executable}. ` +
      'Start as another user, or put the project and DATA_DIR where other users may enter.',
  );
}

/** @returns command and arguments, and the ids for `spawn` */
export function command(launch: Launch, executable: string, args: string[]) {
  const [first, ...rest] = [...launch.prefix, executable, ...args];
  return { file: first ?? executable, args: rest, ids: launch.prefix.length === 0 ? (launch.owner ?? {}) : {} };
}

async function canReach(launch: Launch, executable: string, directory: string): Promise<boolean> {
  const version = command(launch, executable, ['--version']);
  const enter = command(launch, '/bin/sh', ['-c', 'cd -- "$0"', directory]);
  try {
    await run(version.file, version.args, { ...version.ids, cwd: '/' });
    await run(enter.file, enter.args, { ...enter.ids, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function accountIds(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (option) => Number((await run('id', [option, accountName])).stdout)),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

async function makeAccount(): Promise<{ uid: number; gid: number }> {
  await run('groupadd', ['--system', '--force', accountName]);
  await run('useradd', [
    '--system',
    '--gid',
    accountName,
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    accountName,
  ]);
  const ids = await accountIds();
  if (!ids)
    throw new Error(`The account ${accountName}, which Postgres needs when started as root, could not be made.`);
  return ids;
}
