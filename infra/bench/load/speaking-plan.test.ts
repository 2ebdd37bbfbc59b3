import { expect, it } from 'vitest';
import { speakingPlan } from './speaking-plan.ts';

const seconds = [4, 6, 10];
const turnsOf = (person: number, count: number, alone = false) => {
  const plan = speakingPlan(person, seconds, alone);
  return Array.from({ length: count }, () => plan.next().value);
};

it('speaks a quarter of the time', () => {
  const turns = turnsOf(0, 2_000).slice(1);
  const spokenMs = turns.reduce((sum, { clip }) => sum + (seconds[clip] ?? 0) * 1000, 0);
  const pausedMs = turns.reduce((sum, { pauseMs }) => sum + pauseMs, 0);
  expect(spokenMs / (spokenMs + pausedMs)).toBeCloseTo(0.25, 1);
});

it('is the same for the same person and another for another', () => {
  expect(turnsOf(3, 10)).toEqual(turnsOf(3, 10));
  expect(turnsOf(3, 10)).not.toEqual(turnsOf(4, 10));
});

it('does not let people begin together', () => {
  const begins = Array.from({ length: 16 }, (_, person) => turnsOf(person, 1)[0]?.pauseMs ?? 0);
  expect(Math.max(...begins) - Math.min(...begins)).toBeGreaterThan(10_000);
});

it('has no pauses for someone alone', () => {
  expect(turnsOf(0, 10, true).every(({ pauseMs }) => pauseMs === 0)).toBe(true);
});
