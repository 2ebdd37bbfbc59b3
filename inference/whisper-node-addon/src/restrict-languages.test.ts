import { expect, it } from 'vitest';
import { restrictLanguages } from './restrict-languages.ts';

const all = [
  { language: 'en', probability: 0.2 },
  { language: 'ru', probability: 0.3 },
  { language: 'uk', probability: 0.5 },
];

it('shares the probability among the languages asked for, most probable first', () => {
  const [first, second, ...others] = restrictLanguages(all, ['en', 'ru']);
  expect(first).toEqual({ language: 'ru', probability: expect.closeTo(0.6) });
  expect(second).toEqual({ language: 'en', probability: expect.closeTo(0.4) });
  expect(others).toEqual([]);
});

it('keeps all when none are named', () => {
  expect(restrictLanguages(all).map(({ language }) => language)).toEqual(['uk', 'ru', 'en']);
});

it('refuses languages the model does not have', () => {
  expect(() => restrictLanguages(all, ['xx'])).toThrow(RangeError);
});
