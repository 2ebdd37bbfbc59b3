import { describe, expect, it } from 'vitest';
import { workshop } from './test-workshop.ts';
import { hungJob } from './watchdog.ts';

const job = {
  urgency: 'final' as const,
  soundMs: 4_000,
  startedAtMs: 1_000,
  abortedAtMs: undefined as number | undefined,
};
const unknown = () => undefined;

describe('a recognition that hangs', () => {
  it('is known by its sound, as long as nothing was measured', () => {
    expect(hungJob([job], 150_000, unknown)).toBeUndefined();
    expect(hungJob([job], 151_001, unknown)).toContain('4 s of sound');
    expect(hungJob([{ ...job, soundMs: undefined }], 900_000, unknown)).toBeUndefined();
  });

  it('is known by the pace of this machine, and never in a hurry', () => {
    expect(hungJob([job], 20_999, () => 200)).toBeUndefined();
    expect(hungJob([job], 21_001, () => 200)).toContain('has run for 20 s');
    expect(hungJob([job], 60_000, () => 2_000)).toBeUndefined();
    expect(hungJob([job], 61_001, () => 2_000)).toContain('has run for 60 s');
    // However slow it was before: the sound sets the limit.
    expect(hungJob([job], 151_001, () => 60_000)).toBeDefined();
  });

  it('is known by going on after it was aborted', () => {
    const aborted = { ...job, abortedAtMs: 2_000 };
    expect(hungJob([aborted], 17_000, () => 1_000)).toBeUndefined();
    expect(hungJob([aborted], 17_001, () => 1_000)).toContain('after it was aborted');
  });

  it('is one among others', () => {
    expect(hungJob([{ ...job, startedAtMs: 170_000 }, job], 180_000, unknown)).toBeDefined();
    expect(hungJob([], 180_000, unknown)).toBeUndefined();
  });

  it('is found in a scheduler: its running jobs tell since when they run and since when they should end', async () => {
    const shop = workshop(2);
    const cancelling = new AbortController();
    shop.submit('hanging', { urgency: 'file', soundMs: 30_000, obedient: false, signal: cancelling.signal });
    shop.submit('fast', { urgency: 'final', soundMs: 4_000 });
    await shop.settled();
    shop.pass(500);
    await shop.end('fast');
    const found = () => hungJob(shop.scheduler.jobs, 16_000, (job) => shop.scheduler.expectedMs(job));
    expect(shop.scheduler.jobs).toMatchObject([{ urgency: 'file', soundMs: 30_000, startedAtMs: 0 }]);
    expect(found()).toBeUndefined();
    cancelling.abort();
    expect(shop.scheduler.jobs).toMatchObject([{ abortedAtMs: 500 }]);
    expect(found()).toContain('goes on 16 s after it was aborted');
  });
});
