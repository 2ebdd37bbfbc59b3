import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface RoomOptions {
  /** A database takes so much to start: a segment of its log of changes. */
  leastBytes: number;
  /** Between two looks. */
  lookMs: number;
}
export const defaultRoomOptions: RoomOptions = { leastBytes: 16 * 1024 * 1024, lookMs: 1_000 };

/**
 * Waits while the disk a folder lies on is full: a process that cannot start for want of room has not failed.
 * @param onFull told once, when it has to wait
 * Rejects with the signal's reason.
 */
export async function untilThereIsRoom(
  folder: string,
  { onFull, signal, options = defaultRoomOptions }: { onFull: () => void; signal: AbortSignal; options?: RoomOptions },
): Promise<void> {
  for (let told = false; (await freeBytes(folder)) < options.leastBytes; ) {
    if (!told) onFull();
    told = true;
    await delay(options.lookMs, undefined, { signal });
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
