import { describe, expect, it } from 'vitest';
import { defaultListenOptions } from '../listening/listen-options.ts';
import { readConfiguration } from './configuration.ts';

const never = Number.POSITIVE_INFINITY;
const needed = { WORKER_SOCKET: '/run/worker.sock', CACHE_DIR: '/cache' };
const read = (environment: Record<string, string>, cores = 2) => {
  const outcome = readConfiguration({ ...needed, ...environment }, { root: '/', cores });
  if (!outcome.ok) throw new Error(outcome.problems.join(' '));
  return outcome.configuration;
};

describe('the configuration of a worker', () => {
  it('has safe defaults', () => {
    expect(read({})).toMatchObject({
      socketPath: '/run/worker.sock',
      cacheDir: '/cache',
      maxQueueSize: 64,
      logLevel: 'info',
    });
  });

  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [4, 2, 1],
    [8, 2, 3],
    [64, 2, 31],
  ])('on %i cores takes %i threads for each of %i recognitions', (cores, whisperThreads, slots) => {
    expect(read({}, cores)).toMatchObject({ whisperThreads, slots });
  });

  it('never asks for more threads at a time than there are cores, as long as one recognition fits', () => {
    expect(read({}, 2)).toMatchObject({ llmThreads: 1 });
    expect(read({}, 8)).toMatchObject({ llmThreads: 2 });
    expect(read({ WHISPER_THREADS: '3' }, 8)).toMatchObject({ whisperThreads: 3, slots: 2 });
    expect(read({ WHISPER_THREADS: '4' }, 2)).toMatchObject({ whisperThreads: 4, slots: 1 });
  });

  it('counts on the cores it is given, where it may use more', () => {
    expect(read({ WORKER_CORES: '2' }, 64)).toMatchObject({ whisperThreads: 2, slots: 1, cores: 2 });
    expect(read({ WORKER_CORES: '64' }, 1)).toMatchObject({ whisperThreads: 1, slots: 1 });
  });

  it('measures how many recognitions at a time are best, unless it is told', () => {
    expect(read({}, 8)).toMatchObject({ calibrate: true, cores: 7 });
    expect(read({}, 2)).toMatchObject({ calibrate: true, cores: 2 });
    expect(read({ WHISPER_SLOTS: '5' }, 8)).toMatchObject({ calibrate: false, slots: 5 });
  });

  it('says from which backlog on dictations get less than they ask for', () => {
    expect(read({}).degradation).toEqual({ normalFromS: 4, rulesFromS: 8 });
    const own = read({ DEGRADE_QUALITY_AFTER_S: '2.5', DEGRADE_EDITOR_AFTER_S: '20' });
    expect(own.degradation).toEqual({ normalFromS: 2.5, rulesFromS: 20 });
    expect(readConfiguration({ ...needed, DEGRADE_EDITOR_AFTER_S: '-1' })).toEqual({
      ok: false,
      problems: ['DEGRADE_EDITOR_AFTER_S must be more than 0.'],
    });
  });

  it('says how often what is being said is looked at, and that it never is', () => {
    expect(read({}).listening).toEqual(defaultListenOptions);
    const seldom = read({ LIVE_WORDS_EVERY_MS: '2000', LOOK_AHEAD_AFTER_MS: '0' });
    expect(seldom.listening).toMatchObject({ viewEveryMs: 2000, firstViewMs: 400, speculateAfterMs: never });
    expect(read({ LIVE_WORDS_EVERY_MS: '0' }).listening).toMatchObject({ viewEveryMs: never, firstViewMs: never });
    expect(readConfiguration({ ...needed, LIVE_WORDS_EVERY_MS: 'often' })).toEqual({
      ok: false,
      problems: ['LIVE_WORDS_EVERY_MS must be a number of milliseconds.'],
    });
  });

  it('names each bad value and what it must be', () => {
    const outcome = readConfiguration({
      WHISPER_CPU_VARIANT: '../x64',
      WHISPER_THREADS: 'two',
      MAX_QUEUE_SIZE: '0',
      LOG_LEVEL: 'loud',
    });
    expect(outcome).toEqual({
      ok: false,
      problems: [
        'WORKER_SOCKET must be the path of the unix socket to serve.',
        'WHISPER_CPU_VARIANT must be the name of a CPU variant, such as haswell.',
        'WHISPER_THREADS must be a whole number.',
        'MAX_QUEUE_SIZE must be at least 1.',
        'LOG_LEVEL must be debug, info, warn or error.',
      ],
    });
  });
});
