import { expect, it } from 'vitest';
import { unitsOf } from './units.ts';

it('splits words, numbers, marks, breaks and literals', () => {
  expect(unitsOf('Что-то «так»: 25, user@host.ru…\nv2 — it’s 5-й', 'ru').map(({ kind, text }) => [kind, text])).toEqual(
    [
      ['word', 'Что-то'],
      ['mark', '«'],
      ['word', 'так'],
      ['mark', '»'],
      ['mark', ':'],
      ['number', '25'],
      ['mark', ','],
      ['literal', 'user@host.ru'],
      ['mark', '…'],
      ['break', '\n'],
      ['word', 'v2'],
      ['mark', '—'],
      ['word', 'it’s'],
      ['literal', '5-й'],
    ],
  );
});

it('loses no character', () => {
  const text = ' a \t«ё» 3.14 😀 \u0000 x_y@z `c d` ... ';
  const units = unitsOf(text, 'en');
  expect(units.map(({ gap, text: own }) => gap + own).join('')).toBe(text.trimEnd());
});

it('folds letters for tables', () => {
  expect(unitsOf('Ещё It’s', 'ru').map(({ folded }) => folded)).toEqual(['еще', "it's"]);
});
