import { readFileSync } from 'node:fs';
import { processesOf } from '../start/resources.ts';

export type Victim = 'gateway' | 'worker' | 'database' | 'everything';

/** How a command line of the product is told: the database's first process is the one with its folder. */
const marks: Record<Exclude<Victim, 'everything'>, RegExp> = {
  gateway: /gateway\/dist\/server\/main\.js/,
  worker: /inference\/dist\/worker\/main\.js/,
  database: /postgres -D/,
};

/**
 * `kill -9`, now.
 * @param rootPid the process of `npm start`'s script
 * @returns whether there was anything to kill: what was killed a moment ago may not be back yet
 */
export function kill(victim: Victim, rootPid: number): boolean {
  const all = processesOf(rootPid);
  const chosen = victim === 'everything' ? all : all.filter((pid) => marks[victim].test(commandOf(pid)));
  for (const pid of chosen)
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  return chosen.length > 0;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it ended meanwhile
  }
}
