import { describe, expect, it } from 'vitest';
import type { ModelTiming } from '../results.ts';
import { seededRandom } from '../statistics.ts';
import { capacities, mostWithin } from './capacity.ts';
import { costOf } from './cost.ts';
import { simulate } from './simulate.ts';
import { defaultDictation, phraseEnds, recognitionMs } from './work-model.ts';

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

  describe('of one phrase', () => {
    const cost = {
      encoderMs: (rowsS: number, windowS: number) => 1_000 * rowsS + windowS,
      msPerToken: 10,
      prefix64Ms: 64,
    };
    const ends = [5, 10, 15, 20, 25, 30];
    const of = (from: number, to: number) => recognitionMs(ends, from, to, defaultDictation, cost);

    it('encodes all of the window and forces the words before', () => {
      expect(of(0, 0)).toBe(5_005 + 200);
      expect(of(2, 2)).toBe(15_015 + 200 + 40);
    });

    it('takes phrases that wait together', () => {
      expect(of(1, 2)).toBe(15_015 + 400 + 20);
    });

    it('begins a new window where the old one is long', () => {
      // Known up to 25 s is too long: the last 16 s begin with the phrase at 15 s.
      expect(of(5, 5)).toBe(15_015 + 200 + 40);
    });

    it('encodes little again of a window that goes on when somebody waits', () => {
      expect(recognitionMs([5, 10, 15], 2, 2, defaultDictation, cost)).toBe(9_015 + 200 + 40);
      expect(recognitionMs([5], 0, 0, defaultDictation, cost)).toBe(5_005 + 200);
    });
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
  it('answers at once where work costs nothing, however many speak', () => {
    expect(simulate(40, { slots: 1, cost: free }, defaultDictation).p95Ms).toBeCloseTo(0);
  });

  it('takes for one person what the last recognition takes', () => {
    const { p95Ms, tokensPerS } = simulate(1, { slots: 1, cost: { ...free, encoderMs: () => 700 } }, defaultDictation);
    expect(p95Ms).toBeCloseTo(700);
    expect(tokensPerS).toBeCloseTo(4, 0);
  });

  it('makes people wait where there are too many, and says so for those who never got their text', () => {
    const server = { slots: 1, cost: { ...free, encoderMs: () => 2_000 } };
    expect(simulate(2, server, defaultDictation).p95Ms).toBeLessThan(6_000);
    expect(simulate(20, server, defaultDictation).p95Ms).toBeGreaterThan(20_000);
  });

  it('carries more with more slots, and none where even one is too slow', () => {
    const cost = { ...free, encoderMs: () => 700 };
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
