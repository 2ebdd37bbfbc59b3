import { expect, it } from 'vitest';
import { wordErrors } from './word-error-rate.ts';

it.each([
  ['so my fellow Americans', 'So, my fellow americans!', 0],
  ['ещё раз', 'Еще раз.', 0],
  ["don't you", 'Don’t you?', 0],
  ['one two three', 'one three', 1],
  ['one two three', 'one two and three', 1],
  ['one two three', 'one too three', 1],
  ['one two', '', 2],
  ['', 'thank you', 2],
])('%j heard as %j has %i errors', (reference, hypothesis, errors) => {
  expect(wordErrors(reference, hypothesis).errors).toBe(errors);
});

it('counts the words of the reference', () => {
  expect(wordErrors('«Раз, два» — три', '').referenceWords).toBe(3);
});
