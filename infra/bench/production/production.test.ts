import { describe, expect, it } from 'vitest';
import type { ModelTiming } from '../results.ts';
import { seededRandom } from '../statistics.ts';
import { capacities, mostWithin } from './capacity.ts';
import { costOf } from './cost.ts';
import { simulate } from './simulate.ts';
import { defaultDictation, type Look, lookMs, phraseEnds, windowStart } from './work-model.ts';

const timing = (threads: number, factor: number, model = 'large-v3'): ModelTiming => ({
  model,
  type: 'q8_0',
  variant: 'sapphirerapids',
  sizeBytes: 1.6e9,
  threads,
  encoder10sMs: 3_000 * factor,
  encoderFullMs: 15_000 * factor,
  encoderMoreMs: 4_000 * factor,
  msPerToken: 150 * factor,
  prefix64Ms: 250 * factor,
});
const timings = [timing(1, 1), timing(2, 0.6)];
const free = { encoderMs: () => 0, msPerToken: 0, prefix64Ms: 0 };

describe('the cost of a recognition', () => {
  it('meets what was measured of new windows and of one that grows', () => {
    const cost = costOf(timings, 1);
    expect(cost?.encoderMs(10, 10)).toBeCloseTo(3_000);
    expect(cost?.encoderMs(30, 30)).toBeCloseTo(15_000);
    expect(cost?.encoderMs(6, 28)).toBeCloseTo(4_000);
    expect(cost?.encoderMs(20, 20)).toBeGreaterThan(6_000);
  });

  it('gains with each doubling of threads what the first one gained', () => {
    expect(costOf(timings, 4)?.encoderMs(10, 10)).toBeCloseTo(3_000 * 0.36);
    expect(costOf(timings, 2)?.msPerToken).toBeCloseTo(90);
  });

  it('is unknown where a random model told no time of a token', () => {
    expect(costOf([timing(1, 1), { ...timing(2, 0.6), msPerToken: null }], 2)).toBeUndefined();
  });

  describe('of one look', () => {
    const cost = {
      encoderMs: (rowsS: number, windowS: number) => 1_000 * rowsS + windowS,
      msPerToken: 10,
      prefix64Ms: 64,
    };
    const of = (look: Partial<Look>) =>
      lookMs({ kind: 'phrase', windowStartS: 0, knownS: 0, seenS: 0, endS: 5, ...look }, defaultDictation, cost);

    it('encodes all of the window where nobody waits, and forces the words before', () => {
      expect(of({})).toBe(5_005 + 200);
      expect(of({ knownS: 10, seenS: 10, endS: 15 })).toBe(15_015 + 200 + 40);
    });

    it('encodes little again where somebody waits, of a window that is not short', () => {
      expect(of({ kind: 'final', knownS: 10, seenS: 10, endS: 15 })).toBe(9_015 + 200 + 40);
      expect(of({ kind: 'final', seenS: 3 })).toBe(5_005 + 80 + 0.13 * 12 * 10 + 12);
    });

    it('verifies what an earlier look said and generates what is new', () => {
      expect(of({ kind: 'view', knownS: 10, seenS: 14, endS: 15 })).toBeCloseTo(3_015 + 40 + 0.13 * 16 * 10 + 56);
    });
  });

  it('begins a new window where the old one is long', () => {
    const ends = [5, 10, 15, 20, 25, 30];
    expect([0, 3, 4, 5].map((phrase) => windowStart(ends, phrase, defaultDictation))).toEqual([0, 0, 0, 15]);
  });
});

it('ends the last phrase with the dictation, and has none that is too short', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 100; round++) {
    const ends = phraseEnds(defaultDictation, random);
    expect(ends.at(-1)).toBe(30);
    const lengths = ends.map((end, index) => end - (ends[index - 1] ?? 0));
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3);
  }
});

describe('the simulated server', () => {
  const perLook = (ms: number) => ({ ...free, encoderMs: () => ms });

  it('answers at once where work costs nothing, however many speak', () => {
    expect(simulate(40, { slots: 1, cost: free }, defaultDictation).p95Ms).toBeCloseTo(0);
  });

  it('takes for one person what the last look takes, whatever views are running', () => {
    const { p95Ms, tokensPerS } = simulate(1, { slots: 1, cost: perLook(700) }, defaultDictation);
    expect(p95Ms).toBeCloseTo(700);
    expect(tokensPerS).toBeCloseTo(4, 0);
  });

  it('is the sooner for the views that were taken', () => {
    const cost = { ...free, msPerToken: 50 };
    const watched = simulate(1, { slots: 1, cost }, defaultDictation);
    const without = simulate(1, { slots: 1, cost }, { ...defaultDictation, viewEveryS: 1_000 });
    expect(without.p95Ms).toBeGreaterThan(700);
    expect(watched.p95Ms).toBeLessThan(without.p95Ms / 2);
  });

  it('makes people wait where there are too many, and says so for those who never got their text', () => {
    const server = { slots: 1, cost: perLook(2_000) };
    expect(simulate(2, server, defaultDictation).p95Ms).toBeLessThan(6_000);
    expect(simulate(20, server, defaultDictation).p95Ms).toBeGreaterThan(20_000);
  });

  it('carries more with more slots, and none where even one is too slow', () => {
    const cost = perLook(700);
    const few = mostWithin(1_000, { slots: 2, cost }, defaultDictation);
    expect(few).toBeGreaterThan(0);
    expect(mostWithin(1_000, { slots: 8, cost }, defaultDictation)).toBeGreaterThan(2 * few);
    expect(mostWithin(500, { slots: 8, cost }, defaultDictation)).toBe(0);
  });
});

it('reckons what the target server carries only from what was timed', () => {
  const [high, ...others] = capacities(timings);
  expect(others).toEqual([]);
  expect(high).toMatchObject({ quality: 'high', model: 'large-v3', type: 'q8_0', cores: 88, withinMs: 2_000 });
  const faster = timings.map((slow) => ({
    ...slow,
    encoder10sMs: slow.encoder10sMs / 4,
    encoderFullMs: slow.encoderFullMs / 4,
    encoderMoreMs: slow.encoderMoreMs / 4,
    msPerToken: 10,
  }));
  expect(capacities(faster)[0]?.dictations).toBeGreaterThan(high?.dictations ?? 0);
});
