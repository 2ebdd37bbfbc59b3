import { describe, expect, it } from 'vitest';
import type { Urgency } from './scheduler.ts';
import { workshop } from './test-workshop.ts';

describe('the order of service', () => {
  it('is finals, segments, hypotheses, uploads, files', async () => {
    const shop = workshop();
    shop.submit('first', { urgency: 'final' });
    for (const urgency of ['file', 'upload', 'hypothesis', 'segment', 'final'] as const)
      shop.submit(urgency, { urgency });
    await shop.drain();
    expect(shop.started).toEqual(['first', 'final', 'segment', 'hypothesis', 'upload', 'file']);
  });

  it('sees that a waiting segment has become a final', async () => {
    const shop = workshop();
    let urgency: Urgency = 'segment';
    shop.submit('first', { urgency: 'segment' });
    shop.submit('other', { urgency: 'segment' });
    shop.submit('changing', { urgency: () => urgency });
    urgency = 'final';
    await shop.drain();
    expect(shop.started).toEqual(['first', 'changing', 'other']);
  });

  it('lets a hypothesis, an upload and a file run where nothing else is to be done', async () => {
    for (const urgency of ['hypothesis', 'upload', 'file'] as const) {
      const shop = workshop();
      const job = shop.submit('alone', { urgency });
      await shop.drain(300);
      expect(await job).toEqual({ value: 'alone', queuedMs: 0, runMs: 300 });
    }
  });

  it('runs as many at a time as there are slots, also when they become more', async () => {
    const shop = workshop(2);
    for (const name of ['one', 'two', 'three', 'four']) shop.submit(name, { urgency: 'segment' });
    await shop.settled();
    expect(shop.started).toEqual(['one', 'two']);
    expect([shop.scheduler.running, shop.scheduler.queueSize, shop.scheduler.position]).toEqual([2, 2, 3]);
    await shop.end('two');
    expect(shop.started).toEqual(['one', 'two', 'three']);
    shop.scheduler.resize({ slots: 3, mostThreads: 1 });
    await shop.settled();
    expect(shop.started).toEqual(['one', 'two', 'three', 'four']);
    await shop.drain();
    expect([shop.scheduler.running, shop.scheduler.position]).toEqual([0, 0]);
  });
});

describe('fairness', () => {
  it('is by the time used: one with ten dictations waits for one with a single', async () => {
    const shop = workshop();
    for (let index = 0; index < 10; index += 1) shop.submit(`many${index}`, { userId: 'many', urgency: 'segment' });
    shop.submit('single0', { userId: 'single', urgency: 'segment' });
    await shop.settled();
    shop.pass(500);
    await shop.end('many0');
    expect(shop.started.at(-1)).toBe('single0');
    shop.pass(400);
    await shop.end('single0');
    // It has had less and comes again: it is served before the many once more.
    expect(shop.started.at(-1)).toBe('many1');
    shop.submit('single1', { userId: 'single', urgency: 'segment' });
    shop.pass(500);
    await shop.end('many1');
    expect(shop.started.at(-1)).toBe('single1');
  });

  it('lets one with short jobs have several while another has a long one', async () => {
    const shop = workshop();
    shop.submit('long0', { userId: 'long', urgency: 'segment' });
    shop.submit('long1', { userId: 'long', urgency: 'segment' });
    for (let index = 0; index < 4; index += 1) shop.submit(`short${index}`, { userId: 'short', urgency: 'segment' });
    await shop.settled();
    shop.pass(3_000);
    await shop.end('long0');
    for (const name of ['short0', 'short1', 'short2']) {
      shop.pass(500);
      await shop.end(name);
    }
    expect(shop.started).toEqual(['long0', 'short0', 'short1', 'short2', 'short3']);
  });

  it('counts what runs now, not only what has ended', async () => {
    const shop = workshop(2);
    shop.submit('ann0', { userId: 'ann', urgency: 'segment' });
    shop.submit('bob0', { userId: 'bob', urgency: 'segment' });
    shop.submit('ann1', { userId: 'ann', urgency: 'segment' });
    shop.submit('cid0', { userId: 'cid', urgency: 'segment' });
    await shop.settled();
    shop.pass(100);
    await shop.end('bob0');
    expect(shop.started).toEqual(['ann0', 'bob0', 'cid0']);
  });

  it('never goes before urgency, and starves nobody', async () => {
    const shop = workshop();
    shop.submit('greedy', { userId: 'greedy', urgency: 'segment' });
    await shop.settled();
    shop.pass(10_000);
    shop.submit('greedy final', { userId: 'greedy', urgency: 'final' });
    for (let index = 0; index < 30; index += 1) shop.submit(`m${index}`, { userId: 'modest', urgency: 'segment' });
    shop.submit('greedy segment', { userId: 'greedy', urgency: 'segment' });
    await shop.drain(1_000);
    expect(shop.started[1]).toBe('greedy final');
    const place = shop.started.indexOf('greedy segment');
    expect(place).toBeGreaterThan(5);
    expect(place).toBeLessThan(16);
  });
});

describe('the end of a job', () => {
  it('forgets a waiting job that was cancelled, and goes on after one that failed', async () => {
    const shop = workshop();
    const cancelling = new AbortController();
    const failing = shop.submit('failing', { urgency: 'segment' });
    const cancelled = shop.submit('cancelled', { urgency: 'final', signal: cancelling.signal });
    shop.submit('last', { urgency: 'segment' });
    cancelling.abort(new Error('gone'));
    await expect(cancelled).rejects.toThrow('gone');
    await shop.settled();
    await shop.fail('failing', new Error('out of memory'));
    await expect(failing).rejects.toThrow('out of memory');
    expect(shop.started).toEqual(['failing', 'last']);
    expect(shop.scheduler.queueSize).toBe(0);
  });

  it('rejects a running job with the reason it was cancelled for, and gives its slot away', async () => {
    const shop = workshop();
    const cancelling = new AbortController();
    const cancelled = shop.submit('cancelled', { urgency: 'final', signal: cancelling.signal });
    shop.submit('next', { urgency: 'segment' });
    await shop.settled();
    cancelling.abort(new Error('the client went away'));
    await expect(cancelled).rejects.toThrow('the client went away');
    await shop.settled();
    expect(shop.started).toEqual(['cancelled', 'next']);
  });

  it('never begins what was cancelled before', async () => {
    const shop = workshop();
    const job = shop.submit('late', { urgency: 'final', signal: AbortSignal.abort(new Error('gone already')) });
    await expect(job).rejects.toThrow('gone already');
    expect([shop.started, shop.scheduler.running, shop.scheduler.queueSize]).toEqual([[], 0, 0]);
  });

  it('is told of, with how long each waited', async () => {
    const told: unknown[] = [];
    const shop = workshop(1, {
      observer: {
        started: (urgency, queuedMs) => told.push([urgency, queuedMs]),
        ended: (urgency, outcome) => told.push([urgency, outcome]),
      },
    });
    shop.submit('hypothesis', { urgency: 'hypothesis' });
    await shop.settled();
    shop.submit('final', { urgency: 'final' });
    const cancelling = new AbortController();
    shop.submit('cancelled', { urgency: 'file', signal: cancelling.signal });
    await shop.settled();
    cancelling.abort();
    const failing = shop.submit('failing', { urgency: 'segment' });
    shop.pass(700);
    await shop.end('final');
    await shop.fail('failing', new Error('out of memory'));
    await expect(failing).rejects.toThrow();
    expect(told).toEqual([
      ['hypothesis', 0],
      ['final', 0],
      ['hypothesis', 'preempted'],
      ['file', 'cancelled'],
      ['segment', 700],
      ['final', 'done'],
      ['segment', 'failed'],
    ]);
  });
});
