import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Language } from '../contract/index.ts';
import { type CalibrationParts, type Capacity, chooseCapacity, measureCapacity } from './calibration.ts';
import { type CalibrationKey, readCalibration, writeCalibration } from './calibration-file.ts';
import { type CalibrationRun, calibrate } from './calibration-run.ts';
import { ThreadGrant } from './scheduler-threads.ts';

/** A recogniser on a clock of its own: `latencyMs` of one, while so many run with so many threads each. */
function machine(cores: number, latencyMs: (threads: number, atATime: number) => number) {
  let nowMs = 0;
  let running = 0;
  const grant = new ThreadGrant(() => 1);
  const seen: string[] = [];
  const parts: CalibrationParts = {
    cores,
    mostThreads: 2,
    now: () => nowMs,
    withThreads: (threads, work) => grant.run(threads, work),
    signal: new AbortController().signal,
    recogniser: {
      openWindow: () => ({ samples: 0, detectLanguage, recognise: () => Promise.reject(), close() {} }),
    },
  };
  return { parts, seen };

  async function detectLanguage(_more: Float32Array, _among: unknown, { signal }: { signal: AbortSignal }) {
    const { threads } = grant;
    const startedMs = nowMs;
    running += 1;
    await Promise.resolve();
    const atATime = running;
    await Promise.resolve();
    signal.throwIfAborted();
    running -= 1;
    nowMs = Math.max(nowMs, startedMs + latencyMs(threads, atATime));
    if (running === 0) seen.push(`${atATime}x${threads}`);
    return new Map<Language, number>([['en', 1]]);
  }
}

const choose = async (cores: number, latencyMs: (threads: number, atATime: number) => number) =>
  chooseCapacity((await measureCapacity(machine(cores, latencyMs).parts)) ?? []);

describe('the capacity chosen', () => {
  it('is one wide recognition at a time where two threads are nearly twice as fast', async () => {
    expect(await choose(2, (threads) => 300 / (threads === 2 ? 1.85 : 1))).toEqual({ slots: 1, threads: 2 });
  });

  it('is two narrow ones where a second thread gains little; one alone has both all the same', async () => {
    expect(await choose(2, (threads) => 300 / (threads === 2 ? 1.4 : 1))).toEqual({ slots: 2, threads: 2 });
  });

  it('is narrow always where a second thread only does harm', async () => {
    expect(await choose(2, (threads) => 300 * threads)).toEqual({ slots: 2, threads: 1 });
  });

  it('is fewer than the cores where memory is what they wait for', async () => {
    const waiting = (threads: number, atATime: number) => (100 / threads) * Math.max(1, (threads * atATime) / 8);
    expect(await choose(16, waiting)).toEqual({ slots: 4, threads: 2 });
  });

  it('is one on one core', async () => {
    expect(await choose(1, () => 300)).toEqual({ slots: 1, threads: 1 });
  });
});

describe('a measurement', () => {
  it('tries all the cores first, wide and narrow, then half of them, and repeats as long as there is time', async () => {
    const { parts, seen } = machine(8, () => 10);
    await measureCapacity(parts);
    expect(seen.slice(0, 5)).toEqual(['4x2', '8x1', '2x2', '4x1', '4x2']);
    expect(seen).toHaveLength(16);
    const slow = machine(8, () => 600);
    const measured = await measureCapacity(slow.parts);
    expect(slow.seen).toEqual(['4x2', '8x1', '2x2', '4x1', '4x2']);
    expect(measured).toHaveLength(4);
  });

  it('tells nothing where the time was over before anything could be compared', async () => {
    const overdue = new AbortController();
    const { parts } = machine(2, () => {
      overdue.abort();
      return 4_000;
    });
    expect(await measureCapacity({ ...parts, timeout: () => overdue.signal })).toBeUndefined();
  });

  it('ends with the signal', async () => {
    const { parts } = machine(2, () => 10);
    const signal = AbortSignal.abort(new Error('somebody dictates'));
    await expect(measureCapacity({ ...parts, signal })).rejects.toThrow('somebody dictates');
  });
});

const key: CalibrationKey = { cpu: 'Xeon', cores: 2, variant: 'haswell', model: 'whisper-base', mostThreads: 2 };
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'calibration-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

describe('a calibration on disk', () => {
  it('is found again under the same conditions, and under no others', async () => {
    const cacheDir = folder();
    await writeCalibration(cacheDir, key, { slots: 1, threads: 2 });
    expect(await readCalibration(cacheDir, { ...key })).toEqual({ slots: 1, threads: 2 });
    for (const other of [{ cpu: 'EPYC' }, { cores: 4 }, { variant: 'x64' }, { model: 'large' }, { mostThreads: 1 }])
      expect(await readCalibration(cacheDir, { ...key, ...other })).toBeUndefined();
    expect(readdirSync(path.join(cacheDir, 'calibration'))).toHaveLength(1);
  });

  it.each([
    ['damaged', (whole: string) => whole.slice(0, 20)],
    ['of another format', (whole: string) => whole.replace(/"format":\d+/, '"format":0')],
    ['of another machine', (whole: string) => whole.replace('Xeon', 'EPYC')],
    ['impossible', (whole: string) => whole.replace('"slots":1', '"slots":400')],
    ['empty', () => ''],
  ])('is ignored when it is %s', async (_, change) => {
    const cacheDir = folder();
    await writeCalibration(cacheDir, key, { slots: 1, threads: 2 });
    const [name = ''] = readdirSync(path.join(cacheDir, 'calibration'));
    const file = path.join(cacheDir, 'calibration', name);
    const whole = readFileSync(file, 'utf8');
    expect(change(whole)).not.toBe(whole);
    writeFileSync(file, change(whole));
    expect(await readCalibration(cacheDir, key)).toBeUndefined();
    await writeCalibration(cacheDir, key, { slots: 2, threads: 1 });
    expect(await readCalibration(cacheDir, key)).toEqual({ slots: 2, threads: 1 });
  });
});

describe('calibrating a worker', () => {
  const run = (cacheDir: string, change: Partial<CalibrationRun> = {}) => {
    const { parts, seen } = machine(2, (threads) => 300 / threads);
    const applied: Capacity[] = [];
    const pausesMs: number[] = [];
    const done = calibrate({
      ...parts,
      cacheDir,
      key,
      disturbed: () => new AbortController().signal,
      measureOthers: () => ({ look: async () => {}, value: 2 }),
      apply: (capacity) => applied.push(capacity),
      log: pino({ level: 'silent' }),
      wait: async (ms, signal) => {
        signal.throwIfAborted();
        pausesMs.push(ms);
      },
      ...change,
    });
    return { done, applied, pausesMs, seen };
  };

  it('measures once, keeps it, and measures no more', async () => {
    const cacheDir = folder();
    const first = run(cacheDir);
    await first.done;
    expect([first.applied, first.pausesMs]).toEqual([[{ slots: 1, threads: 2 }], [1_000]]);
    const second = run(cacheDir);
    await second.done;
    expect([second.applied, second.pausesMs, second.seen]).toEqual([[{ slots: 1, threads: 2 }], [], []]);
  });

  it('waits, longer each time, until nobody dictates and other programs leave the cores', async () => {
    const dictating = [true, false, false];
    const left = [1, 2];
    const { done, applied, pausesMs } = run(folder(), {
      disturbed: () => (dictating.shift() ? AbortSignal.abort() : new AbortController().signal),
      measureOthers: () => ({ look: async () => {}, value: left.shift() ?? 0 }),
    });
    await done;
    expect(applied).toEqual([{ slots: 1, threads: 2 }]);
    expect(pausesMs).toEqual([1_000, 4_000, 16_000]);
    const never = run(folder(), { measureOthers: () => ({ look: async () => {}, value: 1 }), wait: giveUpAfter(8) });
    await never.done;
    expect(never.applied).toEqual([]);
  });

  it('ends with the process, and serves on when it fails', async () => {
    const ending = run(folder(), { signal: AbortSignal.abort(new Error('SIGTERM')) });
    await ending.done;
    expect(ending.applied).toEqual([]);
    const failing = run(folder(), {
      recogniser: {
        openWindow() {
          throw new Error('no memory for another recognition');
        },
      },
    });
    await failing.done;
    expect(failing.applied).toEqual([]);
  });
});

function giveUpAfter(pauses: number): (ms: number) => Promise<void> {
  let left = pauses;
  return async () => {
    left -= 1;
    if (left < 0) throw new Error('the test is over');
  };
}
