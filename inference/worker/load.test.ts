import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLoad } from './load.ts';

function underLoad() {
  let nowMs = 0;
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => logged.push(JSON.parse(line).msg) });
  const thresholds = { normalFromS: 4, rulesFromS: 8 };
  const load = createLoad({ slots: 1, whisperThreads: 1, degradation: thresholds }, { now: () => nowMs, log });
  const endings = new Map<string, () => void>();
  const submit = (name: string) =>
    load.scheduler.run({
      userId: name,
      urgency: () => 'final',
      signal: new AbortController().signal,
      soundMs: 4_000,
      run: () => new Promise<void>((resolve) => endings.set(name, resolve)),
    });
  return {
    load,
    logged,
    submit,
    endings,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a worker under load', () => {
  it('follows the backlog: what new dictations get changes, and the log says so once', async () => {
    const { load, logged, submit, endings } = underLoad();
    // Until one was measured a phrase of 4 s takes 1 s.
    const jobs = ['a', 'b', 'c', 'd', 'e'].map(submit);
    expect(load.degradation.current).toEqual({ quality: true, editor: false });
    expect(logged).toHaveLength(1);
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await Promise.resolve();
      endings.get(name)?.();
      await jobs.shift();
    }
    expect(load.scheduler.secondsUntil('segment')).toBe(0);
    expect(load.degradation.current.quality).toBe(true);
    expect(await load.metrics.registry.metrics()).toContain('jobs_total{urgency="final",outcome="done"} 5');
  });

  it('says once in the log what hangs, and as often as it is asked', () => {
    const { load, logged, submit, pass } = underLoad();
    void submit('hanging');
    expect(load.trouble()).toBeUndefined();
    pass(200_000);
    expect(load.trouble()).toMatch(/^A recognition \(final, 4 s of sound\) has run for 200 s/);
    expect(load.trouble()).toBeDefined();
    expect(logged).toEqual([load.trouble()]);
  });

  it('is disturbed while somebody dictates, and by the next who does', () => {
    const { load } = underLoad();
    const quiet = load.disturbed();
    expect(quiet.aborted).toBe(false);
    load.onDictations(1);
    load.onDictations(1);
    expect([quiet.aborted, load.disturbed().aborted, load.openDictations]).toEqual([true, true, 2]);
    load.onDictations(-1);
    expect(load.disturbed().aborted).toBe(true);
    load.onDictations(-1);
    expect(load.disturbed().aborted).toBe(false);
  });
});
