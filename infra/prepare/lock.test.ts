import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../chaos/small-disk.ts';
import { takeLock, waitForLock } from './lock.mjs';
import { identify } from './process-identity.mjs';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'lock-'));
  file = path.join(directory, 'lock');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What a process that is gone leaves: its pid is this one's, but it began at another time. */
const leave = (children: ReturnType<typeof identify>[] = []) =>
  writeFileSync(file, JSON.stringify({ owner: { pid: process.pid, startTime: '1' }, children }));

function take() {
  const lock = takeLock(file);
  if (!lock.taken) throw new Error(`taken by ${lock.owner.pid}`);
  return lock;
}

describe('takeLock', () => {
  it('lets one in and tells the next who has it', () => {
    take();
    expect(takeLock(file)).toEqual({ taken: false, owner: identify(process.pid) });
  });

  it('leaves nothing when given back', () => {
    take().release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('takes over from a dead process whose pid another one has now, and tells its living children', () => {
    const living = identify(process.ppid);
    leave([living, { pid: process.pid, startTime: '2' }]);
    expect(take().leftBehind).toEqual([living]);
    expect(readdirSync(directory)).toEqual(['lock']);
  });

  it('takes over a file that a power cut left half-written', () => {
    writeFileSync(file, '{"owner":');
    expect(take().leftBehind).toEqual([]);
  });

  it('notes children for whoever comes after', () => {
    const lock = take();
    lock.setChildren([process.ppid]);
    expect(takeLock(file)).toMatchObject({ taken: false });
    expect(readdirSync(directory)).toEqual(['lock']);
  });

  it('notes children on a disk without a free byte', async () => {
    const disk = await mountSmallDisk(directory);
    if (!disk) return console.log('Skipped: mounting a small disk takes root.');
    try {
      const lock = take();
      await disk.fill();
      expect(() => writeFileSync(path.join(directory, 'other'), 'x')).toThrow(/ENOSPC/);
      lock.setChildren([process.pid, process.ppid]);
      expect(JSON.parse(readFileSync(file, 'utf8')).children).toEqual([process.pid, process.ppid].map(identify));
    } finally {
      await disk.unmount();
    }
  });
});

describe('waitForLock', () => {
  it('gets in when the other gives it back', async () => {
    const first = take();
    const waited: number[] = [];
    const second = await waitForLock(
      file,
      (owner) => {
        waited.push(owner);
        first.release();
      },
      new AbortController().signal,
    );
    expect(waited).toEqual([process.pid]);
    second.release();
  });
});
