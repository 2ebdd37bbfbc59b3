import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../product/launch.ts';
import { weighted } from './random.ts';
import type { SmallDisk } from './small-disk.ts';
import { kill, type Victim } from './victims.ts';
import type { WallClock } from './wall-clock.ts';

type Trouble = Victim | 'full disk' | 'clock';

const likelihood: Record<Trouble, number> = {
  gateway: 4,
  worker: 3,
  database: 2,
  everything: 1,
  'full disk': 1,
  clock: 1,
};
/** Who is killed while the disk is full. */
const whileFull = [
  ['nobody', 3],
  ['gateway', 2],
  ['database', 1],
] as const;
/** How long the disk is full. */
const full = { leastMs: 3_000, mostMs: 9_000 };

/** What was done to the product. */
export interface Disturbances {
  kills: Record<Victim, number>;
  /** Times the disk was full, and the clock was set. */
  fullDisks: number;
  clockJumps: number;
  /** From `npm start` to `ready` after everything was killed, seconds. */
  restartsS: number[];
}

export interface Disturbed {
  product(): Product;
  /** After everything was killed. */
  restart(): Promise<Product>;
  /** Each where it can be had. */
  disk: SmallDisk | undefined;
  clock: WallClock | undefined;
  /** Mean time between two troubles. */
  everyS: number;
  random: () => number;
  say: (line: string) => void;
}

/**
 * One trouble after the other, until the signal fires; then the disk has room.
 * @throws where the product ended although it was not killed
 */
export async function disturb(
  { product, restart, disk, clock, everyS, random, say }: Disturbed,
  signal: AbortSignal,
): Promise<Disturbances> {
  const done: Disturbances = {
    kills: { gateway: 0, worker: 0, database: 0, everything: 0 },
    fullDisks: 0,
    clockJumps: 0,
    restartsS: [],
  };
  const possible = (Object.keys(likelihood) as Trouble[]).filter(
    (trouble) => (trouble !== 'full disk' || disk) && (trouble !== 'clock' || clock),
  );
  const choices = possible.map((trouble) => [trouble, likelihood[trouble]] as const);
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  const fillDisk = async (small: SmallDisk) => {
    done.fullDisks++;
    say('Full: the disk.');
    await small.fill();
    try {
      const ms = full.leastMs + random() * (full.mostMs - full.leastMs);
      await pause(ms / 2);
      // What dies now has to come back without a byte to write.
      const victim = weighted(random, whileFull);
      if (!signal.aborted && victim !== 'nobody' && kill(victim, product().pid)) done.kills[victim]++;
      await pause(ms / 2);
    } finally {
      await small.free();
    }
  };
  const killOne = async (victim: Victim) => {
    if (!kill(victim, product().pid)) return;
    done.kills[victim]++;
    say(`Killed: ${victim}.`);
    if (victim === 'everything') done.restartsS.push((await restart()).startSeconds);
  };

  for (;;) {
    const gone = await Promise.race([
      pause(everyS * (0.5 + random()) * 1000).then(() => false),
      product().ended.then(() => true),
    ]);
    if (signal.aborted) return done;
    if (gone) throw new Error(`npm start has ended, though it was not killed\n${product().output()}`);
    const trouble = weighted(random, choices);
    if (trouble === 'full disk') {
      if (disk) await fillDisk(disk);
    } else if (trouble === 'clock') {
      done.clockJumps++;
      say('Set: the clock.');
      await clock?.jump(random());
    } else await killOne(trouble);
  }
}
