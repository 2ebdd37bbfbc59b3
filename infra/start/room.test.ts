import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { mountSmallDisk } from '../chaos/small-disk.ts';
import { untilThereIsRoom } from './room.ts';

const options = { leastBytes: 10_000, lookMs: 5 };

test('a full disk is said once and waited for; one with room is not', async ({ skip }) => {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-room-'));
  const disk = await mountSmallDisk(directory);
  try {
    if (!disk) return skip('mounting a small file system takes root');
    const onFull = vi.fn();
    const signal = AbortSignal.timeout(10_000);
    await untilThereIsRoom(directory, { onFull, signal, options });
    expect(onFull).not.toHaveBeenCalled();
    await disk.fill();
    let over = false;
    const waiting = untilThereIsRoom(directory, { onFull, signal, options }).then(() => {
      over = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([over, onFull.mock.calls.length]).toEqual([false, 1]);
    await disk.free();
    await waiting;
    await disk.fill();
    const ended = AbortSignal.timeout(20);
    await expect(untilThereIsRoom(directory, { onFull, signal: ended, options })).rejects.toThrow();
    await disk.unmount();
  } finally {
    await rm(directory, { recursive: true });
  }
});
