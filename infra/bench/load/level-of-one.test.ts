import { expect, it } from 'vitest';
import { levelOfOne } from './level-of-one.ts';

it('takes clips that were spoken alone as the level of one session', () => {
  const dictations = [200, 400, 600, null].map((afterEndMs) => ({ seconds: 5, afterEndMs, cpuS: 1 }));
  expect(levelOfOne(dictations)).toMatchObject({
    sessions: 1,
    dictations: 4,
    failures: 1,
    p50Ms: 400,
    p95Ms: null,
    busyCores: 4 / 21.2,
  });
});

it('is none without clips', () => {
  expect(levelOfOne([])).toBeUndefined();
});
