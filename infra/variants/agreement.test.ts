import { expect, it } from 'vitest';
import { compare, type DecodedClip, isTie, mostDifference } from './agreement.ts';

const clip = (...tokens: [number, number][]): DecodedClip => ({
  text: '',
  tokens: tokens.map(([id, logProbability]) => ({ id, logProbability })),
});

it('finds no parting where all tokens are the same, and the largest difference', () => {
  const agreement = compare(clip([1, -0.1], [2, -0.5]), clip([1, -0.12], [2, -0.4]));
  expect(agreement.parting).toBeUndefined();
  expect(agreement.largestDifference).toBeCloseTo(0.1);
  expect(agreement.largestDifference).toBeLessThan(mostDifference);
});

it.each([
  ['two that are as likely are a tie', [1, -0.1], [2, -0.72], [3, -0.7], true],
  ['one that is sure and one that is not are none', [1, -0.1], [2, -0.05], [3, -0.7], false],
  ['two that are sure of different words are none', [1, -0.1], [2, -0.05], [3, -0.04], false],
  ['two that find theirs differently likely are none', [1, -0.1], [2, -2.5], [3, -0.8], false],
] as const)('%s', (_, same, one, other, tie) => {
  const { parting } = compare(clip([...same], [...one]), clip([...same], [...other], [9, -0.01]));
  expect(parting?.after).toBe(1);
  expect(parting && isTie(parting)).toBe(tie);
});

it('takes an end where the other goes on for a tie only if the other was not sure', () => {
  const goesOn = (logProbability: number) => compare(clip([1, -0.1]), clip([1, -0.1], [2, logProbability])).parting;
  const [sure, unsure] = [goesOn(-0.05), goesOn(-0.8)];
  expect([sure && isTie(sure), unsure && isTie(unsure)]).toEqual([false, true]);
});
