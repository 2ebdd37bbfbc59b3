import { describe, expect, it } from 'vitest';
import { Preempted } from './scheduler.ts';
import { workshop } from './test-workshop.ts';

describe('room for what somebody waits for', () => {
  it.each(['final', 'segment'] as const)('is made for a %s by the youngest hypothesis', async (urgency) => {
    const shop = workshop(2);
    const older = shop.submit('older', { urgency: 'hypothesis' });
    await shop.settled();
    shop.pass(10);
    const younger = shop.submit('younger', { urgency: 'hypothesis' });
    await shop.settled();
    const urgent = shop.submit('urgent', { urgency });
    await expect(younger).rejects.toBeInstanceOf(Preempted);
    await shop.settled();
    expect(shop.started).toEqual(['older', 'younger', 'urgent']);
    await shop.drain();
    expect([(await older).value, (await urgent).value]).toEqual(['older', 'urgent']);
  });

  it('is made by a hypothesis before a file before an upload, never by a segment', async () => {
    const shop = workshop(4);
    const jobs = (['segment', 'upload', 'file', 'hypothesis'] as const).map((urgency) =>
      shop.submit(urgency, { urgency }).catch((error: unknown) => (error as Error).name),
    );
    await shop.settled();
    for (const name of ['one', 'two', 'three', 'four']) {
      shop.submit(name, { urgency: 'final' });
      await shop.settled();
    }
    expect(shop.started.slice(4)).toEqual(['one', 'two', 'three']);
    expect(await Promise.all(jobs.slice(1))).toEqual(['Preempted', 'Preempted', 'Preempted']);
    await shop.end('segment');
    expect(shop.started.at(-1)).toBe('four');
  });

  it('is not made for a hypothesis, an upload or a file', async () => {
    const shop = workshop();
    shop.submit('file', { urgency: 'file' });
    for (const urgency of ['upload', 'hypothesis'] as const) shop.submit(urgency, { urgency });
    await shop.settled();
    expect(shop.started).toEqual(['file']);
  });

  it('is made once: one final ends one job, however long that takes to end', async () => {
    const shop = workshop(2);
    const ends: string[] = [];
    for (const name of ['one', 'two'])
      shop.submit(name, { urgency: 'hypothesis', obedient: false }).catch(() => ends.push(name));
    await shop.settled();
    shop.submit('final', { urgency: 'final' });
    shop.submit('hypothesis', { urgency: 'hypothesis' });
    await shop.settled();
    await shop.fail('two', new Error('aborted'));
    await shop.fail('one', new Error('a bug'));
    expect(shop.started).toEqual(['one', 'two', 'final', 'hypothesis']);
    expect(ends).toHaveLength(2);
  });

  it('keeps what was done all the same when the work ends while it is being aborted', async () => {
    const shop = workshop();
    const hypothesis = shop.submit('hypothesis', { urgency: 'hypothesis', obedient: false });
    await shop.settled();
    shop.submit('final', { urgency: 'final' });
    await shop.end('hypothesis');
    expect((await hypothesis).value).toBe('hypothesis');
    expect(shop.started).toEqual(['hypothesis', 'final']);
  });

  it('is made for a waiting hypothesis that has become a final, and not by a running one that has', async () => {
    const shop = workshop(2);
    let stopped = false;
    const becoming = () => (stopped ? 'final' : 'hypothesis');
    shop.submit('other', { urgency: 'hypothesis' });
    shop.submit('runs', { urgency: becoming });
    shop.submit('waits', { urgency: becoming });
    await shop.settled();
    stopped = true;
    shop.scheduler.reconsider();
    await shop.settled();
    expect(shop.started).toEqual(['other', 'runs', 'waits']);
    expect(shop.scheduler.running).toBe(2);
    await shop.end('runs');
    await shop.end('waits');
  });

  it('is looked for before a hypothesis is begun', async () => {
    const shop = workshop(2);
    expect(shop.scheduler.slotsForHypotheses).toBe(2);
    shop.submit('one', { urgency: 'segment' });
    expect(shop.scheduler.slotsForHypotheses).toBe(1);
    shop.submit('two', { urgency: 'segment' });
    shop.submit('three', { urgency: 'segment' });
    expect(shop.scheduler.slotsForHypotheses).toBe(0);
    await shop.drain();
    expect(shop.scheduler.slotsForHypotheses).toBe(2);
  });

  it('is kept from an upload while somebody speaks, where it is the last one, for 10 s', async () => {
    const shop = workshop(1);
    const end = shop.scheduler.beginSpeech();
    shop.submit('piece', { urgency: 'upload' });
    shop.submit('final', { urgency: 'final' });
    await shop.drain();
    expect(shop.started).toEqual(['final']);
    end();
    await shop.drain();
    expect(shop.started).toEqual(['final', 'piece']);

    shop.scheduler.beginSpeech();
    shop.submit('next piece', { urgency: 'upload' });
    shop.pass(10_000);
    shop.submit('view', { urgency: 'hypothesis' });
    await shop.drain();
    expect(shop.started).toEqual(['final', 'piece', 'view', 'next piece']);
  });

  it('is given to an upload while somebody speaks, where another one is free', async () => {
    const shop = workshop(2);
    shop.scheduler.beginSpeech();
    shop.submit('piece', { urgency: 'upload' });
    shop.submit('piece of another', { urgency: 'upload' });
    await shop.settled();
    expect(shop.started).toEqual(['piece']);
  });

  it('is there for a hypothesis when an upload has ended a piece, before its next one', async () => {
    const shop = workshop(1);
    shop.submit('piece', { urgency: 'upload' });
    shop.submit('next piece', { urgency: 'upload' });
    expect(shop.scheduler.slotsForHypotheses).toBe(1);
    shop.submit('view', { urgency: 'hypothesis' });
    expect(shop.scheduler.slotsForHypotheses).toBe(0);
    await shop.settled();
    await shop.end('piece');
    expect(shop.started).toEqual(['piece', 'view']);
    await shop.drain();
    expect(shop.started).toEqual(['piece', 'view', 'next piece']);
  });
});
