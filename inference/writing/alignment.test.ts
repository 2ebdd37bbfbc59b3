import { expect, it } from 'vitest';
import { align } from './alignment.ts';

const shown = (before: string, after: string): string =>
  align([...before], [...after], (a, b) => (a === b ? 1 : a.toLowerCase() === b.toLowerCase() ? 0.5 : 0))
    .map((step) => {
      if (step.kind === 'pair') return `${before[step.before]}${after[step.after]}`;
      return step.kind === 'removed' ? `-${before[step.before]}` : `+${after[step.after]}`;
    })
    .join(' ');

it.each([
  ['abc', 'abc', 'aa bb cc'],
  ['abc', 'ac', 'aa -b cc'],
  ['ac', 'abc', 'aa +b cc'],
  ['abc', 'aBc', 'aa bB cc'],
  ['abc', 'axc', 'aa -b +x cc'],
  ['', 'ab', '+a +b'],
  ['ab', '', '-a -b'],
  ['aab', 'ab', 'aa -a bb'],
])('%s and %s', (before, after, expected) => {
  const steps = shown(before, after);
  // Which of two equal letters goes is all the same.
  expect([expected, expected.replace('aa -a', '-a aa')]).toContain(steps);
});
