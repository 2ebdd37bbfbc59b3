import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const minuteMs = 60_000;
/** What a clock is set to, of the real one: summer time, a dead battery, a machine that slept. */
const wrongByMs = [0, 180 * minuteMs, -120 * minuteMs, 26 * 60 * minuteMs];

/** The wall clock of the product's processes, which can be set; that of the database is another and stays right. */
export interface WallClock {
  /** Of processes that are to have this clock. */
  environment: Record<string, string>;
  /** Sets it forth or back. @param random in [0, 1) */
  jump(random: number): Promise<void>;
}

export async function makeWallClock({ root, file }: { root: string; file: string }): Promise<WallClock> {
  let current = 0;
  const set = (ms: number) => writeFile(file, String(ms));
  await set(current);
  return {
    environment: {
      NODE_OPTIONS: `--import=${path.join(root, 'infra/chaos/jumping-clock.mjs')}`,
      CHAOS_CLOCK_FILE: file,
    },
    async jump(random) {
      const others = wrongByMs.filter((ms) => ms !== current);
      current = others[Math.floor(random * others.length)] ?? 0;
      await set(current);
    },
  };
}
