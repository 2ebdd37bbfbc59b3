import { describe, expect, it } from 'vitest';
import { Preempted } from './scheduler.ts';
import { workshop } from './test-workshop.ts';

describe('threads of a job', () => {
  it('are as many as allowed on free cores; a second job takes what is left', async () => {
    const shop = workshop(2, { mostThreads: 2, freeCores: () => 2 });
    shop.submit('first', { urgency: 'final' });
    await shop.settled();
    shop.submit('second', { urgency: 'final' });
    await shop.settled();
    expect([...shop.threads]).toEqual([
      ['first', 2],
      ['second', 1],
    ]);
  });

  it.each([
    ['one where other programs have the cores', 2, 0.1, 1],
    ['one where little more than one core is free', 2, 1.7, 1],
    ['as many as allowed on a large machine', 2, 60, 2],
    ['one where one is allowed', 1, 2, 1],
  ])('are %s', async (_, mostThreads, freeCores, threads) => {
    const shop = workshop(2, { mostThreads, freeCores: () => freeCores });
    shop.submit('job', { urgency: 'final' });
    await shop.settled();
    expect(shop.threads.get('job')).toBe(threads);
  });

  it('of a final are not shared with a hypothesis: that ends, and the final begins when it has', async () => {
    const shop = workshop(2, { mostThreads: 2, freeCores: () => 2 });
    const hypothesis = shop.submit('hypothesis', { urgency: 'hypothesis', obedient: false });
    await shop.settled();
    shop.submit('final', { urgency: 'final' });
    await shop.settled();
    expect(shop.started).toEqual(['hypothesis']);
    await shop.fail('hypothesis', new Error('aborted'));
    await expect(hypothesis).rejects.toBeInstanceOf(Preempted);
    expect(shop.threads.get('final')).toBe(2);
  });

  it('of a final are shared with an upload, as long as there is a slot', async () => {
    const shop = workshop(2, { mostThreads: 2, freeCores: () => 2 });
    shop.submit('upload', { urgency: 'upload' });
    await shop.settled();
    shop.submit('final', { urgency: 'final' });
    await shop.settled();
    expect(shop.threads.get('final')).toBe(1);
    expect(shop.scheduler.running).toBe(2);
  });

  it.each([
    ['one of two cores', { slots: 2, freeCores: 2, upload: 1, final: 1 }],
    ['two of four', { slots: 2, freeCores: 4, upload: 2, final: 2 }],
    ['all, where there is one slot: it makes room', { slots: 1, freeCores: 2, upload: 2, final: 2 }],
  ])('of an upload leave those of a final: %s', async (_, { slots, freeCores, upload, final }) => {
    const shop = workshop(slots, { mostThreads: 2, freeCores: () => freeCores });
    shop.submit('upload', { urgency: 'upload' });
    await shop.settled();
    expect(shop.threads.get('upload')).toBe(upload);
    shop.submit('final', { urgency: 'final' });
    await shop.settled();
    expect(shop.threads.get('final')).toBe(final);
  });

  it('are counted, so that the cores others leave can be told from them', async () => {
    const shop = workshop(2, { mostThreads: 2, freeCores: () => 3 });
    shop.submit('two', { urgency: 'final' });
    shop.submit('one', { urgency: 'final' });
    await shop.settled();
    shop.pass(100);
    expect(shop.scheduler.coreMs).toBe(300);
    await shop.end('two');
    shop.pass(100);
    expect(shop.scheduler.coreMs).toBe(400);
  });

  it('are given to work outside the queue too', async () => {
    const { scheduler } = workshop(1, { mostThreads: 2 });
    expect(scheduler.threads).toBe(2);
    expect(await scheduler.withThreads(1, async () => scheduler.threads)).toBe(1);
  });
});
