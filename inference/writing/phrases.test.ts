import { expect, it } from 'vitest';
import { phraseTable } from './phrases.ts';
import { unitsOf } from './units.ts';

const table = phraseTable({ 'точка|новая строка': 'short', 'точка с запятой': 'long' });
const at = (text: string) => table.at(unitsOf(text, 'ru'), 0);

it('finds the longest phrase, in any letter case', () => {
  expect(at('Точка с запятой и')).toEqual({ value: 'long', length: 3 });
  expect(at('точка с краю')).toEqual({ value: 'short', length: 1 });
  expect(at('Новая строка')).toEqual({ value: 'short', length: 2 });
});

it('finds none in other words, across marks, or in a part', () => {
  expect(at('новая, строка')).toBeUndefined();
  expect(at('новая')).toBeUndefined();
  expect(at('точку')).toBeUndefined();
});
