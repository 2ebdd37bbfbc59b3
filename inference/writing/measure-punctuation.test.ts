import { describe, expect, it } from 'vitest';
import { addCounts, contentWords, countPunctuation, f1Of, noPunctuation } from './measure-punctuation.ts';

// «Привет, Анна. Как дела?»
const reference = { text: 'привет анна как дела', marks: 'C,C.C_c?' };

describe('countPunctuation', () => {
  it.each([
    ['Привет, Анна. Как дела?', { right: 3, expected: 3, written: 3, words: 4, casesRight: 4 }],
    ['привет анна как дела', { right: 0, expected: 3, written: 0, words: 4, casesRight: 1 }],
    ['Привет; Анна, как дела?', { right: 2, expected: 3, written: 3, words: 4, casesRight: 3 }],
    // A word that was heard wrong counts for nothing.
    ['Привет, Ганна. Как дела?', { right: 2, expected: 2, written: 2, words: 3, casesRight: 3 }],
  ])('%s', (text, expected) => {
    expect(countPunctuation(reference, text)).toEqual(expected);
  });

  it('gives the harmonic mean of precision and recall', () => {
    expect(f1Of(countPunctuation(reference, 'Привет, Анна. Как дела?'))).toBe(1);
    expect(f1Of(countPunctuation(reference, 'Привет, Анна, Как дела'))).toBeCloseTo((2 * 1) / (3 + 2));
    expect(f1Of(addCounts(noPunctuation, noPunctuation))).toBe(0);
  });
});

it('contentWords leaves out what carries no sense, and numbers in words or digits alike', () => {
  expect(contentWords('Скидка двадцать пять процентов на билеты', 'ru')).toBe('скидка билеты');
  expect(contentWords('Скидка 25 % на билеты', 'ru')).toBe('скидка билеты');
  expect(contentWords('The price is fifty dollars', 'en')).toBe('price');
});
