import { expect, it } from 'vitest';
import { charactersToRemove, lastSentenceStart, lastWordStart } from './deletion.ts';

it.each([
  ['Раз. Два три', 5],
  ['Раз. Два.', 5],
  ['Раз! «Два?» Три… ', 12],
  ['Раз\nдва', 4],
  ['раз', 0],
  ['', 0],
])('the last sentence of %j begins at %i', (text, start) => {
  expect(lastSentenceStart(text)).toBe(start);
});

it('a word goes with its space and marks', () => {
  expect('раз два, '.slice(0, lastWordStart('раз два, '))).toBe('раз');
});

it('nothing is taken from nothing', () => {
  expect(charactersToRemove(' \n', 'sentence')).toBe(0);
  expect(charactersToRemove('раз два', 'word')).toBe(4);
});
