import { describe, expect, it } from 'vitest';
import type { LoadLevel } from '../results.ts';
import { mostGoodSessions, nextLevel } from './levels.ts';

const level = (sessions: number, p95Ms: number | null): LoadLevel => ({
  sessions,
  p95Ms,
  p50Ms: p95Ms,
  dictations: 20,
  failures: 0,
  busyCores: 1,
});

/** Tries levels on a machine that carries `limit` sessions. */
function search(limit: number, { mostSessions = 64, mostRefinements = 2 } = {}): number[] {
  const levels: LoadLevel[] = [];
  const following = () => nextLevel(levels, { mostSessions, mostRefinements });
  for (let next = following(); next !== undefined; next = following())
    levels.push(level(next, next <= limit ? 900 : 4_000));
  return levels.map(({ sessions }) => sessions);
}

describe('the levels tried', () => {
  it('double until one is hopeless, then close in', () => {
    expect(search(11)).toEqual([1, 2, 4, 8, 16, 12, 10]);
    expect(search(3)).toEqual([1, 2, 4, 3]);
    expect(search(11, { mostRefinements: 0 })).toEqual([1, 2, 4, 8, 16]);
  });

  it('end where even one session is too much', () => {
    expect(search(0)).toEqual([1]);
  });

  it('go no further than asked', () => {
    expect(search(100, { mostSessions: 12 })).toEqual([1, 2, 4, 8, 12]);
  });

  it('go on past a level that is neither good nor hopeless', () => {
    expect(nextLevel([level(1, 700), level(2, 1_700)], { mostSessions: 64, mostRefinements: 2 })).toBe(4);
  });
});

describe('the sessions carried', () => {
  it('are those of the last good level below the first bad one', () => {
    expect(mostGoodSessions([level(1, 700), level(4, 1_700), level(8, 1_400), level(2, 800)])).toBe(2);
  });

  it('are none where the first fails, and the most tried where none does', () => {
    expect(mostGoodSessions([level(1, null)])).toBe(0);
    expect(mostGoodSessions([level(1, 700), { ...level(2, null), dictations: 0 }])).toBe(2);
    expect(mostGoodSessions([level(1, 700), level(2, 800)])).toBe(2);
  });
});
