import { expect, it } from 'vitest';
import { changeBetween } from './changes.ts';

it('is absent for equal texts', () => {
  expect(changeBetween('x', 'same', 'same')).toBeUndefined();
});

it.each([
  ['Москва - столица', 'Москва — столица', '-', '—'],
  ['привет мир', 'Привет мир', 'привет', 'Привет'],
  ['a b', 'a b c', '', 'c'],
  ['one one two', 'one two', 'one', ''],
])('%s -> %s', (before, after, from, to) => {
  expect(changeBetween('step', before, after)).toMatchObject({ step: 'step', before: from, after: to });
});
