import { readFile, readlink, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/**
 * Who writes into a folder of the spool. A process of this machine is asked of the kernel, so that its folder is taken
 * over as soon as it is dead; one of another machine or container is dead when it has not signed for a while.
 */
const ownerSchema = z.object({
  /** The boot of the machine and the process namespace: process ids mean something within. */
  place: z.string(),
  pid: z.int(),
  /** In clock ticks after the boot: a process id is used again, never at the same time. */
  startedTicks: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

const fileName = 'owner';
/** A foreign owner that has not signed for so long, by the clock of the file system, is dead. */
const silenceMs = 60_000;

const startedTicksOf = async (pid: number | 'self'): Promise<string | undefined> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the program's name in brackets, which may hold anything.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
};

async function thisProcess(): Promise<Owner> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => 'unknown');
  const startedTicks = (await startedTicksOf('self')) ?? 'unknown';
  return { place: `${boot.trim()} ${namespace}`, pid: process.pid, startedTicks };
}

/** Makes this process the owner of a folder. */
export async function signFolder(folder: string): Promise<void> {
  await writeFile(path.join(folder, fileName), JSON.stringify(await thisProcess()), { mode: 0o600 });
}

/** Says again that this process lives. */
export async function signAgain(folder: string, nowMs: number): Promise<void> {
  await utimes(path.join(folder, fileName), nowMs / 1000, nowMs / 1000);
}

/** @param own folder of this process, signed a moment ago */
export async function isAbandoned(folder: string, own: string): Promise<boolean> {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch(() => '');
  const owner = parse(text);
  if (!owner) return true;
  if (owner.place === (await thisProcess()).place) return (await startedTicksOf(owner.pid)) !== owner.startedTicks;
  const signed = async (where: string) => (await stat(path.join(where, fileName))).mtimeMs;
  return (await signed(own)) - (await signed(folder)) > silenceMs;
}

function parse(text: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Removes a folder that nothing of value is left in; one that is not empty stays. */
export async function unsignFolder(folder: string): Promise<void> {
  await rm(path.join(folder, fileName), { force: true });
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error;
  });
}
